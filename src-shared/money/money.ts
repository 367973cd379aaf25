import type { CurrencyCode } from './currency.ts';
import { type Minor, add, negate, subtract } from './minor.ts';

/** An amount with its currency. Inside one digest or one ledger, plain `Minor` is enough. */
export interface Money {
  readonly minor: Minor;
  readonly currency: CurrencyCode;
}

/** Puts an amount and its currency together. */
export function money(minor: Minor, currency: CurrencyCode): Money {
  return { minor, currency };
}

/** a + b. @throws RangeError when the currencies differ or the sum is not a safe integer. */
export function addMoney(a: Money, b: Money): Money {
  return money(add(a.minor, b.minor), sharedCurrency(a, b));
}

/** a - b. @throws RangeError when the currencies differ or the result is not a safe integer. */
export function subtractMoney(a: Money, b: Money): Money {
  return money(subtract(a.minor, b.minor), sharedCurrency(a, b));
}

/** The same amount on the other side. */
export function negateMoney(a: Money): Money {
  return money(negate(a.minor), a.currency);
}

/** Whether both are the same amount of the same currency. Zero MYR is not zero SGD. */
export function equalMoney(a: Money, b: Money): boolean {
  return a.minor === b.minor && a.currency === b.currency;
}

function sharedCurrency(a: Money, b: Money): CurrencyCode {
  if (a.currency !== b.currency) throw new RangeError(`${a.currency} and ${b.currency} cannot be added`);
  return a.currency;
}
