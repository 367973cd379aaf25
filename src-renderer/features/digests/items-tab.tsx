import { Stack, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useDeferredValue, useMemo, useState } from 'react';
import type { DigestDetail, SectionView } from '../../../src-shared/ipc/contract.ts';
import { sumDecimals } from '../../../src-shared/money/index.ts';
import {
  AmountText,
  type Column,
  DataTable,
  EmptyState,
  MoneyText,
  priceText,
  QuantityText,
  Section,
} from '../../components/index.ts';
import { type Say, useTexts } from '../../i18n/index.ts';

/** Sold and taken back at one price are two rows alike but for their sign: only its place tells an item. */
type Item = SectionView['items'][number] & { readonly at: number };

/** What was sold and what came back, by item. */
export function ItemsTab({ detail }: { readonly detail: DigestDetail }) {
  const say = useTexts('digests');
  const [text, setText] = useState('');
  const search = useDeferredValue(text.trim().toLocaleLowerCase());
  const { sales, returns, digest } = detail;
  if (sales.items.length + returns.items.length === 0) {
    return <EmptyState title={say('items.none.title')} text={say('items.none.text')} />;
  }
  return (
    <Stack>
      <TextInput
        aria-label={say('items.search')}
        placeholder={say('items.search')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        maw={320}
      />
      {sales.items.length > 0 && (
        <ItemsTable
          title={say('summary.sales')}
          label={say('items.sold')}
          section={sales}
          search={search}
          currency={digest.currency}
        />
      )}
      {returns.items.length > 0 && (
        <ItemsTable
          title={say('summary.returns')}
          label={say('items.returned')}
          section={returns}
          search={search}
          currency={digest.currency}
        />
      )}
    </Stack>
  );
}

function ItemsTable(props: {
  readonly title: string;
  readonly label: string;
  readonly section: SectionView;
  readonly search: string;
  readonly currency: string;
}) {
  const { title, label, section, search, currency } = props;
  const say = useTexts('digests');
  const rows = useMemo(
    () => section.items.map((item, at) => ({ ...item, at })).filter((item) => matches(item, search)),
    [section, search],
  );
  const columns = useMemo(() => {
    const total = search === '' ? section.total : sumDecimals(rows.map(({ amount }) => amount));
    return itemColumns(say, currency, <MoneyText amount={total} currency={currency} />);
  }, [say, search, section, rows, currency]);
  return (
    <Section title={title} description={say('items.incl-tax', { currency })}>
      <DataTable
        label={label}
        columns={columns}
        rows={rows}
        rowKey={keyOf}
        total={{ value: section.items.length, exact: true }}
        empty={<EmptyState title={say('items.nothing', { search })} />}
        maxHeight="60dvh"
      />
    </Section>
  );
}

const keyOf = ({ at }: Item): string => String(at);

function matches({ sku, name, taxCode }: Item, search: string): boolean {
  return [sku, name, taxCode].some((text) => text.toLocaleLowerCase().includes(search));
}

function itemColumns(say: Say, currency: string, total: React.ReactNode): readonly Column<Item>[] {
  return [
    {
      key: 'sku',
      header: say('items.sku'),
      render: ({ sku }) => sku,
      width: 112,
      footer: say('summary.total'),
    },
    { key: 'name', header: say('items.name'), render: ({ name }) => name, minWidth: 120 },
    { key: 'tax', header: say('items.tax-code'), render: ({ taxCode }) => taxCode, width: 84 },
    {
      key: 'quantity',
      header: say('items.quantity'),
      render: ({ quantity }) => <QuantityText quantity={quantity} />,
      align: 'right',
      width: 84,
    },
    {
      key: 'price',
      header: say('items.unit-price'),
      render: ({ unitPrice }) => <AmountText amount={priceText(unitPrice, currency)} />,
      align: 'right',
      width: 100,
    },
    {
      key: 'amount',
      header: say('items.amount'),
      render: ({ amount }) => <AmountText amount={amount} />,
      align: 'right',
      width: 124,
      footer: total,
    },
  ];
}
