import { Text } from '@mantine/core';
import { useCallback, useMemo } from 'react';
import { useNavigate } from 'react-router';
import type { OpenItemView } from '../../../src-shared/ipc/contract.ts';
import { sumDecimals } from '../../../src-shared/money/index.ts';
import { AmountText, type Column, DataTable, DateText, paths, Section } from '../../components/index.ts';
import { type Say, useTexts } from '../../i18n/index.ts';

/** What a customer owes and what they have paid ahead, as far as neither is applied to the other. */
export function OpenItems(props: {
  readonly items: readonly OpenItemView[];
  readonly books: string | undefined;
}) {
  const { items, books } = props;
  const say = useTexts('customers');
  const navigate = useNavigate();
  const columns = useMemo(() => columnsOf(say, items), [say, items]);
  const open = useCallback(
    ({ number }: OpenItemView) => void navigate(paths.invoice(number, books)),
    [navigate, books],
  );
  return (
    <Section title={say('open')} description={say('open.text')} flush={items.length > 0}>
      {items.length === 0 ? (
        <Text size="sm">{say('open.none')}</Text>
      ) : (
        <DataTable
          label={say('open')}
          columns={columns}
          rows={items}
          rowKey={idOf}
          rowLabel={({ number }) => number}
          onOpen={open}
          maxHeight="45dvh"
        />
      )}
    </Section>
  );
}

const idOf = ({ id }: OpenItemView): string => String(id);

function columnsOf(say: Say, items: readonly OpenItemView[]): readonly Column<OpenItemView>[] {
  const currency = items[0]?.currency ?? '';
  return [
    { key: 'date', header: say('column.date'), width: 110, render: ({ date }) => <DateText date={date} /> },
    {
      key: 'number',
      header: say('column.number'),
      minWidth: 170,
      render: ({ number }) => number,
      footer: say('total'),
    },
    { key: 'type', header: say('column.type'), width: 110, render: ({ type }) => say(`type.${type}`) },
    {
      key: 'amount',
      header: say('column.amount'),
      align: 'right',
      width: 110,
      render: ({ amount }) => <AmountText amount={amount} />,
    },
    {
      key: 'open',
      header: say('column.open-in', { currency }),
      align: 'right',
      width: 120,
      render: ({ open }) => <AmountText amount={open} />,
      footer: <AmountText amount={sumDecimals(items.map(({ open }) => open))} />,
    },
  ];
}
