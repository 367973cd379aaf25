import { type CurrencyCode, exponentOf } from './currency.ts';
import { type Minor, minor } from './minor.ts';

/** Longer text is no amount; the limit keeps a hostile file from making BigInt work for seconds. */
const MAX_DECIMAL_CHARS = 64;

const PLAIN_DECIMAL = /^(-?)(\d*)(?:\.(\d+))?$/u;

/**
 * Reads plain decimal text ("-12.345", "7", ".5") exactly, as a count of 10^-scale.
 * @returns null when the text is anything else (exponent, separators, spaces, plus sign) or has
 * non-zero digits beyond the scale: nothing is ever rounded here.
 */
export function parseDecimal(text: string, scale: number): bigint | null {
  const digits = scaledDigits(text, scale);
  if (digits === null) return null;
  return digits.startsWith('-') ? -BigInt(digits.slice(1)) : BigInt(digits);
}

/** As `parseDecimal`, for counts kept as numbers: null also beyond the safe integers. */
export function parseSafeDecimal(text: string, scale: number): number | null {
  const digits = scaledDigits(text, scale);
  if (digits === null) return null;
  // Digits of an unsafe integer never read as a safe one, so no BigInt is needed to tell.
  const count = Number(digits);
  return Number.isSafeInteger(count) ? count : null;
}

/**
 * Writes a count of 10^-scale as plain decimal text with exactly `scale` decimals; never "-0.00".
 * @throws RangeError when a number is not a safe integer.
 */
export function formatDecimal(value: bigint | number, scale: number): string {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) {
    throw new RangeError(`${value} is not a safe integer`);
  }
  const negative = value < 0;
  const digits = String(negative ? -value : value).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const unsigned = scale === 0 ? whole : `${whole}.${digits.slice(-scale)}`;
  return negative ? `-${unsigned}` : unsigned;
}

/** As `formatDecimal`, without trailing zeros: "2", "0.5". */
export function formatShortDecimal(value: bigint | number, scale: number): string {
  const text = formatDecimal(value, scale);
  return text.includes('.') ? text.replace(/\.?0+$/u, '') : text;
}

/** The amount as plain decimal text at the currency's decimals: 1230 MYR is "12.30". */
export function formatMinor(amount: Minor, currency: CurrencyCode): string {
  return formatDecimal(amount, exponentOf(currency));
}

/**
 * Reads plain decimal text as an amount in the currency; the inverse of `formatMinor`.
 * @returns null when malformed, finer than the minor unit, or beyond the safe integers.
 */
export function parseMinor(text: string, currency: CurrencyCode): Minor | null {
  const value = parseSafeDecimal(text, exponentOf(currency));
  return value === null ? null : minor(value);
}

/** The count of 10^-scale that the text writes, as a sign and digits. */
function scaledDigits(text: string, scale: number): string | null {
  const match = text.length <= MAX_DECIMAL_CHARS ? PLAIN_DECIMAL.exec(text) : null;
  if (match === null) return null;
  const [, sign = '', whole = '', fraction = ''] = match;
  if (whole === '' && fraction === '') return null;
  if (fraction.length > scale && /[1-9]/u.test(fraction.slice(scale))) return null;
  // ".0" at scale 0 leaves no digit at all, and "-" is no number.
  return `${sign}${whole}${fraction.slice(0, scale).padEnd(scale, '0')}`.replace(/^-?$/u, '0');
}
