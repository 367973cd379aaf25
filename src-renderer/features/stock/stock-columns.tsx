import { sumDecimals } from '../../../src-shared/money/index.ts';
import { AmountText, type Column, isZero, priceText, QuantityText } from '../../components/index.ts';
import type { Say } from '../../i18n/index.ts';
import type { StockItem } from './use-stock-rows.ts';

/**
 * @param isMoving whether anything is on its way: without it the column would only take room
 * @param total what the shown items are worth; null while not all of them are read
 */
export function stockColumns(
  say: Say,
  currency: string,
  isMoving: boolean,
  total: string | null,
): readonly Column<StockItem>[] {
  const quantity = (key: 'quantity' | 'onLayby' | 'inTransit'): Column<StockItem> => ({
    key,
    header: say(`column.${key}`),
    align: 'right',
    width: 84,
    render: (item) => <QuantityText quantity={item[key]} dimmed={isZero(item[key])} />,
  });
  return [
    { key: 'sku', header: say('column.sku'), width: 96, render: ({ sku }) => sku },
    { key: 'name', header: say('column.item'), minWidth: 140, render: ({ name }) => name },
    {
      key: 'location',
      header: say('column.location'),
      width: 124,
      render: ({ location }) => location ?? say('in-transit'),
    },
    quantity('quantity'),
    quantity('onLayby'),
    ...(isMoving ? [quantity('inTransit')] : []),
    {
      key: 'average-cost',
      header: say('column.averageCost'),
      align: 'right',
      width: 96,
      render: ({ averageCost }) =>
        averageCost === null ? '' : <AmountText amount={priceText(averageCost, currency)} />,
    },
    {
      key: 'value',
      header: say('column.value-in', { currency }),
      align: 'right',
      width: 112,
      render: ({ value }) => <AmountText amount={value} dimmed={isZero(value)} />,
      ...(total === null ? {} : { footer: <AmountText amount={total} /> }),
    },
  ];
}

export function worth(items: readonly StockItem[]): string {
  return sumDecimals(items.map(({ value }) => value));
}
