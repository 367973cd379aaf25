import { ISO_4217_EXPONENTS } from './iso-4217.ts';

/** An ISO 4217 alphabetic code that Daybook can keep money in, such as 'MYR'. */
export type CurrencyCode = string & { readonly __brand: 'CurrencyCode' };

/** Whether the text is an ISO 4217 code, in capitals, that has a minor unit. */
export function isCurrencyCode(text: string): text is CurrencyCode {
  return ISO_4217_EXPONENTS.has(text);
}

/**
 * Reads a currency code. Lower case is refused: a file that writes 'myr' may as well have put
 * something else in that column.
 * @throws RangeError when the code is unknown.
 */
export function currencyCode(text: string): CurrencyCode {
  if (!isCurrencyCode(text)) throw new RangeError(`"${text}" is not an ISO 4217 currency code`);
  return text;
}

/** How many decimal places the currency's minor unit has: JPY 0, MYR 2, BHD 3, CLF 4. */
export function exponentOf(code: CurrencyCode): number {
  const exponent = ISO_4217_EXPONENTS.get(code);
  if (exponent === undefined) throw new RangeError(`"${code}" is not an ISO 4217 currency code`);
  return exponent;
}
