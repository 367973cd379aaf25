import type { ExplainedLineView } from '../../../src-shared/ipc/contract.ts';
import { sumDecimals } from '../../../src-shared/money/index.ts';
import { isZero } from '../../components/index.ts';

/** The two columns of a journal; the other side of an amount is empty. */
export interface Sides {
  readonly debit: string;
  readonly credit: string;
}

/** An amount with debits positive, as bookkeepers write it. */
export function sidesOf(amount: string): Sides {
  return amount.startsWith('-') ? { debit: '', credit: amount.slice(1) } : { debit: amount, credit: '' };
}

/** Both columns of amounts, exact. */
export function totalsOf(amounts: readonly string[]): Sides {
  // Nothing, with the decimals of the currency: a side may have no amount at all.
  const zero = sumDecimals(amounts.flatMap((amount) => [amount, negated(amount)]));
  const sides = amounts.map(sidesOf);
  const sum = (key: keyof Sides) =>
    sumDecimals([zero, ...sides.map((side) => side[key]).filter((text) => text !== '')]);
  return { debit: sum('debit'), credit: sum('credit') };
}

/** Whether the shares of receipts come to their line, to the cent. */
export function addsUp({ amount, shares }: Pick<ExplainedLineView, 'amount' | 'shares'>): boolean {
  return isZero(sumDecimals([...shares.map((share) => share.amount), negated(amount)]));
}

/** An amount as its line's own side counts it: positive where it is on the same side, for reading down a column. */
export function onSideOf(line: string, amount: string): string {
  return line.startsWith('-') ? negated(amount) : amount;
}

function negated(amount: string): string {
  if (isZero(amount)) return amount;
  return amount.startsWith('-') ? amount.slice(1) : `-${amount}`;
}
