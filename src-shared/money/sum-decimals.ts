import { formatDecimal, parseDecimal } from './decimal.ts';

/**
 * The sum of amounts in decimal text, exact at any size, with the most decimals that one of them has.
 * Nothing at all comes to "0" at `minScale` decimals.
 * @throws RangeError when one of them is no plain decimal
 */
export function sumDecimals(amounts: readonly string[], minScale = 0): string {
  const scale = amounts.reduce((most, amount) => Math.max(most, decimalsOf(amount)), minScale);
  let total = 0n;
  for (const amount of amounts) {
    const value = parseDecimal(amount, scale);
    if (value === null) throw new RangeError(`"${amount}" is not a plain decimal`);
    total += value;
  }
  return formatDecimal(total, scale);
}

/** The same number with at least so many decimals: "12.5" at two is "12.50", "0.125" stays. */
export function atLeastDecimals(amount: string, minScale: number): string {
  return sumDecimals([amount], minScale);
}

function decimalsOf(amount: string): number {
  const point = amount.indexOf('.');
  return point === -1 ? 0 : amount.length - point - 1;
}
