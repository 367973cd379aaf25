import { sumDecimals } from '../../../src-shared/money/index.ts';

/** Totals of one currency each, in the order in which the currencies come. */
export function sumByCurrency(
  rows: readonly { readonly currency: string; readonly amount: string }[],
): readonly { readonly currency: string; readonly amount: string }[] {
  const byCurrency = Map.groupBy(rows, ({ currency }) => currency);
  return [...byCurrency].map(([currency, own]) => ({
    currency,
    amount: sumDecimals(own.map(({ amount }) => amount)),
  }));
}
