import { useMemo } from 'react';
import type { InvoiceView } from '../../../src-shared/ipc/contract.ts';
import {
  AmountText,
  type Column,
  DataTable,
  isZero,
  priceText,
  QuantityText,
  Section,
} from '../../components/index.ts';
import { type Say, useTexts } from '../../i18n/index.ts';

type Line = InvoiceView['lines'][number] & {
  readonly at: number;
  /** How far an order's line has come; null on other documents. */
  readonly order: InvoiceView['orderLines'][number] | null;
};

/** The item table: by SKU, or one line of all sales per tax code. */
export function InvoiceLines({ document }: { readonly document: InvoiceView }) {
  const say = useTexts('books');
  const rows = useMemo(() => linesOf(document), [document]);
  const columns = useMemo(() => columnsOf(say, document), [say, document]);
  return (
    <Section title={say('lines')} flush>
      <DataTable
        label={say('lines.of', { number: document.number })}
        columns={columns}
        rows={rows}
        rowKey={placeOf}
        maxHeight="50dvh"
      />
    </Section>
  );
}

/** The lines of an order come in the order of its items. */
function linesOf({ lines, orderLines }: InvoiceView): readonly Line[] {
  return lines.map((line, at) => ({ ...line, at, order: orderLines[at] ?? null }));
}

const placeOf = ({ at }: Line): string => String(at);

function columnsOf(say: Say, { total, currency, lines, orderLines }: InvoiceView): readonly Column<Line>[] {
  const money = (key: 'discount' | 'net' | 'tax' | 'total', width = 100): Column<Line> => ({
    key,
    header: say(`column.${key}`),
    align: 'right',
    width,
    render: (line) => <AmountText amount={line[key]} dimmed={isZero(line[key])} />,
    ...(key === 'total' ? { footer: <AmountText amount={total} /> } : {}),
  });
  const progress = (key: 'delivered' | 'backOrdered'): Column<Line> => ({
    key,
    header: say(`column.${key}`),
    align: 'right',
    width: 100,
    render: ({ order }) =>
      order === null ? '' : <QuantityText quantity={order[key]} dimmed={isZero(order[key])} />,
  });
  return [
    { key: 'sku', header: say('column.sku'), width: 100, render: ({ sku }) => sku ?? '' },
    {
      key: 'description',
      header: say('column.description'),
      minWidth: 170,
      render: ({ description }) => description,
    },
    {
      key: 'quantity',
      header: say(orderLines.length === 0 ? 'column.quantity' : 'column.ordered'),
      align: 'right',
      width: 90,
      render: ({ quantity }) => <QuantityText quantity={quantity} />,
    },
    ...(orderLines.length === 0 ? [] : [progress('delivered'), progress('backOrdered')]),
    {
      key: 'price',
      header: say('column.price'),
      align: 'right',
      width: 90,
      render: ({ unitPrice }) => <AmountText amount={priceText(unitPrice, currency)} />,
    },
    { key: 'tax-code', header: say('column.tax-code'), width: 85, render: ({ taxCode }) => taxCode },
    // Most shops have none, and then a column of zeros would only take room.
    ...(lines.some(({ discount }) => !isZero(discount)) ? [money('discount', 90)] : []),
    money('net'),
    money('tax', 85),
    money('total'),
  ];
}
