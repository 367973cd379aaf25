import { atLeastDecimals, exponentOf, isCurrencyCode } from '../../../src-shared/money/index.ts';
import { usableLocale } from '../../../src-shared/time/index.ts';

/** Decimal text as the engine writes it: '-1234.50'. */
export type DecimalText = `${number}`;

const DECIMAL = /^-?\d+(?:\.\d+)?$/u;

/** Whether the text is a plain decimal number, which Intl formats digit by digit, without a float. */
export function isDecimalText(text: string): text is DecimalText {
  return DECIMAL.test(text);
}

/** How a plus sign is written: only for negatives there is a sign, or for both. */
export type Sign = 'negative' | 'always';

/** Building a formatter costs more than a table's worth of amounts, so each is built once. */
const formatters = new Map<string, Intl.NumberFormat>();

/**
 * An amount with the sign of its currency: 'RM 1,234.50'. It has the decimals that the text has: the
 * engine writes as many as the currency has, and a browser may think of the currency otherwise.
 * What is not a decimal is answered as it is.
 */
export function formatMoney(
  amount: string,
  currency: string,
  locale: string,
  sign: Sign = 'negative',
): string {
  if (!isDecimalText(amount)) return amount;
  const digits = decimalsOf(amount);
  return formatter(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: signDisplayOf(sign),
  }).format(amount);
}

/** An amount as a table column shows it, without the currency. */
export function formatAmount(amount: string, locale: string, sign: Sign = 'negative'): string {
  if (!isDecimalText(amount)) return amount;
  const digits = decimalsOf(amount);
  return formatter(locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: signDisplayOf(sign),
  }).format(amount);
}

/** A unit price with at least the decimals of its currency: '12.5' is 12.50, '0.125' stays. */
export function priceText(price: string, currency: string): string {
  return atLeastDecimals(price, isCurrencyCode(currency) ? exponentOf(currency) : 0);
}

/** A quantity, without the zeros at its end: '1.500' is 1.5. */
export function formatQuantity(quantity: string, locale: string): string {
  if (!isDecimalText(quantity)) return quantity;
  return formatter(locale, {
    maximumFractionDigits: decimalsOf(quantity),
    signDisplay: 'negative',
  }).format(quantity);
}

/** A whole number with its thousands marked. */
export function formatCount(count: number, locale: string): string {
  return formatter(locale, { maximumFractionDigits: 0 }).format(count);
}

const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** A size in the largest unit that it fills, to one decimal. */
export function formatBytes(bytes: number, locale: string): string {
  const step = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), BYTE_UNITS.length - 1);
  return formatter(locale, {
    style: 'unit',
    unit: BYTE_UNITS[step] ?? 'byte',
    maximumFractionDigits: step === 0 ? 0 : 1,
  }).format(bytes / 1000 ** step);
}

/** Zero in any number of decimals. */
export function isZero(amount: string): boolean {
  return /^-?0+(?:\.0+)?$/u.test(amount);
}

function decimalsOf(amount: string): number {
  const point = amount.indexOf('.');
  return point === -1 ? 0 : amount.length - point - 1;
}

function signDisplayOf(sign: Sign): 'negative' | 'exceptZero' {
  return sign === 'always' ? 'exceptZero' : 'negative';
}

function formatter(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const built = new Intl.NumberFormat(usableLocale(locale), options);
  formatters.set(key, built);
  return built;
}
