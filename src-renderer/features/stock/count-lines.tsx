import { SegmentedControl, Stack } from '@mantine/core';
import { IconCircleCheck, IconRefreshAlert } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { CountView } from '../../../src-shared/ipc/contract.ts';
import { sumDecimals } from '../../../src-shared/money/index.ts';
import {
  AmountText,
  Badge,
  type Column,
  DataTable,
  EmptyState,
  isZero,
  QuantityText,
} from '../../components/index.ts';
import { type Say, useTexts } from '../../i18n/index.ts';
import type { WorthOf } from './use-average-costs.ts';

type Line = CountView['lines'][number];
type View = 'differences' | 'all';

/** Item by item: what was counted beside what the books say, those first that differ. */
export function CountLines(props: {
  readonly count: CountView;
  /** Null where nothing is said about money. */
  readonly worthOf: WorthOf | null;
  readonly currency: string;
}) {
  const { count, worthOf, currency } = props;
  const say = useTexts('stock');
  const wrong = useMemo(() => differing(count), [count]);
  const [view, setView] = useState<View>('differences');
  const rows = view === 'all' ? count.lines : wrong;
  const columns = useMemo(() => columnsOf(say, currency, wrong, worthOf), [say, currency, wrong, worthOf]);
  return (
    <Stack gap="xs" align="stretch">
      <SegmentedControl
        aria-label={say('count.show')}
        data={[
          { value: 'differences', label: say('count.differences', { count: wrong.length }) },
          { value: 'all', label: say('count.all', { count: count.lines.length }) },
        ]}
        value={view}
        onChange={(value) => setView(value === 'all' ? 'all' : 'differences')}
        style={{ alignSelf: 'flex-start' }}
      />
      <DataTable
        label={say('count.lines')}
        columns={columns}
        rows={rows}
        rowKey={skuOf}
        empty={<EmptyState icon={IconCircleCheck} title={say('count.none')} text={say('count.none.text')} />}
      />
    </Stack>
  );
}

/** Lines that the count does not find as the books have them. */
export function differing({ lines }: CountView): readonly Line[] {
  return lines.filter(({ difference }) => !isZero(difference));
}

/** What differences come to; null where of one of them nobody knows the cost. */
export function worthOfAll(lines: readonly Line[], worthOf: WorthOf | null): string | null {
  const each = lines.map((line) => worthOf?.(line) ?? null);
  const known = each.filter((amount) => amount !== null);
  return known.length < each.length || known.length === 0 ? null : sumDecimals(known);
}

const skuOf = ({ sku }: Line): string => sku;

function columnsOf(
  say: Say,
  currency: string,
  wrong: readonly Line[],
  worthOf: WorthOf | null,
): readonly Column<Line>[] {
  const quantity = (key: 'counted' | 'onHand' | 'onLayby'): Column<Line> => ({
    key,
    header: say(`count.column.${key}`),
    align: 'right',
    width: 84,
    render: (line) => <QuantityText quantity={line[key]} dimmed={isZero(line[key])} />,
  });
  const total = worthOfAll(wrong, worthOf);
  const hasMoved = wrong.some(({ movedSince }) => movedSince);
  return [
    { key: 'sku', header: say('column.sku'), width: 90, render: ({ sku }) => sku },
    { key: 'name', header: say('column.item'), minWidth: 130, render: ({ name }) => name },
    quantity('counted'),
    quantity('onHand'),
    quantity('onLayby'),
    {
      key: 'difference',
      header: say('count.column.difference'),
      align: 'right',
      width: 90,
      render: ({ difference }) => (
        <AmountText amount={shortened(difference)} sign="always" dimmed={isZero(difference)} />
      ),
    },
    ...(worthOf === null
      ? []
      : [
          {
            key: 'value',
            header: say('column.value-in', { currency }),
            align: 'right',
            width: 108,
            render: (line) => <AmountText amount={worthOf(line) ?? ''} sign="always" />,
            ...(total === null ? {} : { footer: <AmountText amount={total} sign="always" /> }),
          } as const satisfies Column<Line>,
        ]),
    ...(hasMoved
      ? [
          {
            key: 'moved',
            header: say('count.column.moved'),
            width: 130,
            render: ({ movedSince }) =>
              movedSince ? (
                <Badge tone="warning" icon={IconRefreshAlert}>
                  {say('count.moved')}
                </Badge>
              ) : (
                ''
              ),
          } as const satisfies Column<Line>,
        ]
      : []),
  ];
}

/** A quantity without the zeros at its end. */
function shortened(quantity: string): string {
  return quantity.includes('.') ? quantity.replace(/\.?0+$/u, '') : quantity;
}
