import { IconReportMoney } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { RollForwardView } from '../../../src-shared/ipc/contract.ts';
import {
  AmountText,
  type Column,
  DataTable,
  DateText,
  EmptyState,
  formatAmount,
  isZero,
  TiesBadge,
} from '../../components/index.ts';
import { type Say, useLocale, useTexts } from '../../i18n/index.ts';
import { useReports } from './reports-store.ts';
import { type Day, daysThatMoved, movementsIn, offBy, totalOf } from './roll-forward.ts';

/** Day by day: opening, what happened, closing, and what the ledger says. */
export function RollForwardTable({ report }: { readonly report: RollForwardView }) {
  const say = useTexts('reports');
  const locale = useLocale();
  const everyDay = useReports((view) => view.everyDay);
  const { days, ledger } = report;
  const rows = useMemo(() => (everyDay ? days : daysThatMoved(days)), [everyDay, days]);
  const columns = useMemo(() => columnsOf(say, locale, days), [say, locale, days]);
  return (
    <DataTable
      label={say('roll-forward.of', { ledger: say(`ledger.${ledger}`) })}
      columns={columns}
      rows={rows}
      rowKey={dateOf}
      empty={
        <EmptyState
          icon={IconReportMoney}
          title={say('roll-forward.empty')}
          text={say('roll-forward.empty.text')}
        />
      }
    />
  );
}

const dateOf = ({ date }: Day): string => date;

function columnsOf(say: Say, locale: string, days: readonly Day[]): readonly Column<Day>[] {
  const balance = (key: 'opening' | 'closing' | 'control' | 'others'): Column<Day> => ({
    key,
    header: say(`column.${key}`),
    align: 'right',
    width: 120,
    render: (day) => <AmountText amount={day[key]} dimmed={isZero(day[key])} />,
  });
  const movements = movementsIn(days).map((movement): Column<Day> => ({
    key: movement,
    header: say(`movement.${movement}`),
    align: 'right',
    width: 104,
    render: (day) => <AmountText amount={day.movements[movement]} dimmed={isZero(day.movements[movement])} />,
    footer: <AmountText amount={totalOf(days, movement)} />,
  }));
  const hasOthers = days.some(({ others }) => !isZero(others));
  return [
    { key: 'date', header: say('column.date'), width: 116, render: ({ date }) => <DateText date={date} /> },
    balance('opening'),
    ...movements,
    balance('closing'),
    ...(hasOthers ? [balance('others')] : []),
    balance('control'),
    {
      key: 'ties',
      header: say('column.ties'),
      minWidth: 150,
      render: (day) => (
        <TiesBadge ties={day.ties}>
          {day.ties
            ? say('ties.day')
            : say('ties.day.no', { amount: formatAmount(offBy(day), locale, 'always') })}
        </TiesBadge>
      ),
    },
  ];
}
