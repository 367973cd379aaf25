import { exponentOf, formatDecimal, isCurrencyCode, parseDecimal } from '../../../src-shared/money/index.ts';

/** The total of decimal texts, exact, at the most decimals that any of them has. */
export function sumOf(amounts: readonly string[]): string {
  const scale = Math.max(0, ...amounts.map(decimalsOf));
  return formatDecimal(
    amounts.reduce((sum, amount) => sum + (parseDecimal(amount, scale) ?? 0n), 0n),
    scale,
  );
}

/** Totals of one currency each, in the order in which the currencies come. */
export function sumByCurrency(
  rows: readonly { readonly currency: string; readonly amount: string }[],
): readonly { readonly currency: string; readonly amount: string }[] {
  const currencies = [...new Set(rows.map(({ currency }) => currency))];
  return currencies.map((currency) => ({
    currency,
    amount: sumOf(rows.filter((row) => row.currency === currency).map(({ amount }) => amount)),
  }));
}

/** A unit price with at least the decimals of its currency: '12.5' is 12.50, '0.125' stays. */
export function priceText(price: string, currency: string): string {
  const scale = Math.max(decimalsOf(price), isCurrencyCode(currency) ? exponentOf(currency) : 0);
  const count = parseDecimal(price, scale);
  return count === null ? price : formatDecimal(count, scale);
}

function decimalsOf(amount: string): number {
  const point = amount.indexOf('.');
  return point === -1 ? 0 : amount.length - point - 1;
}
