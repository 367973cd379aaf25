import { IconUsers } from '@tabler/icons-react';
import { useCallback, useMemo } from 'react';
import { useNavigate } from 'react-router';
import type { AgedReceivablesView } from '../../../src-shared/ipc/contract.ts';
import { AmountText, type Column, DataTable, EmptyState, isZero, paths } from '../../components/index.ts';
import { type Say, useTexts } from '../../i18n/index.ts';
import { useReports } from './reports-store.ts';

type Row = AgedReceivablesView['rows'][number];
const AGES = ['current', 'days30', 'days60', 'days90', 'older'] as const;

/** Customer by customer; a row opens what is open of them. */
export function ReceivablesTable(props: {
  readonly report: AgedReceivablesView;
  /** For the links; undefined while there is only one set of books. */
  readonly books: string | undefined;
}) {
  const { report, books } = props;
  const say = useTexts('reports');
  const navigate = useNavigate();
  const search = useReports((view) => view.search.trim().toLowerCase());
  const rows = useMemo(
    () =>
      search === ''
        ? report.rows
        : report.rows.filter(({ code, name }) => `${code}\n${name}`.toLowerCase().includes(search)),
    [report.rows, search],
  );
  const columns = useMemo(() => columnsOf(say, search === '' ? report : null), [say, search, report]);
  const open = useCallback(
    ({ code }: Row) => void navigate(paths.receivable(code, books)),
    [navigate, books],
  );
  return (
    <DataTable
      label={say('receivables.title')}
      columns={columns}
      rows={rows}
      rowKey={codeOf}
      rowLabel={nameOf}
      onOpen={open}
      empty={
        <EmptyState
          icon={IconUsers}
          title={say(search === '' ? 'receivables.empty' : 'receivables.no-match')}
          text={say(search === '' ? 'receivables.empty.text' : 'receivables.no-match.text')}
        />
      }
    />
  );
}

const codeOf = ({ code }: Row): string => code;
const nameOf = ({ code, name }: Row): string => (name === '' ? code : name);

/** @param report for the totals; null where not every customer is shown */
function columnsOf(say: Say, report: AgedReceivablesView | null): readonly Column<Row>[] {
  const money = (key: (typeof AGES)[number] | 'unapplied' | 'total', width = 104): Column<Row> => ({
    key,
    header: say(`column.${key}`),
    align: 'right',
    width,
    render: (row) => <AmountText amount={row[key]} dimmed={isZero(row[key])} />,
    ...(report === null ? {} : { footer: <AmountText amount={report.totals[key]} /> }),
  });
  return [
    { key: 'name', header: say('column.customer'), minWidth: 150, render: nameOf },
    { key: 'code', header: say('column.code'), width: 120, render: codeOf },
    ...AGES.map((age) => money(age)),
    money('unapplied'),
    money('total', 116),
  ];
}
