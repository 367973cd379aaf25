import type { RejectionCode } from '../../../../src-shared/model/index.ts';
import { parseSafeDecimal } from '../../../../src-shared/money/index.ts';

/** How a file writes numbers. */
export interface NumberMarks {
  readonly decimal: '.' | ',';
  /** Between groups of three digits; '' when the file has none. */
  readonly thousands: string;
}

const CODE_0 = 48;
const CODE_MINUS = 45;
/** So many digits are exact in a double, whatever they are. */
const MAX_FAST_DIGITS = 15;

/**
 * The number as a count of 10^-scale, or NaN when `whyNotDecimal` has something to say. The loop is
 * by hand because an import reads two to six numbers a row; whatever it does not expect goes to
 * the exact parser of src-shared/money.
 */
export function readDecimal(text: string, scale: number, marks: NumberMarks): number {
  const markCode = marks.decimal.charCodeAt(0);
  const negative = text.charCodeAt(0) === CODE_MINUS;
  let value = 0;
  let digits = 0;
  let decimals = -1;
  for (let i = negative ? 1 : 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    const digit = code - CODE_0;
    if (digit >= 0 && digit <= 9) {
      value = value * 10 + digit;
      digits += 1;
      if (decimals >= 0) decimals += 1;
    } else if (code === markCode && decimals < 0) {
      decimals = 0;
    } else {
      return readSlowly(text, scale, marks);
    }
  }
  const missing = scale - Math.max(decimals, 0);
  if (digits === 0 || decimals === 0 || missing < 0 || digits + missing > MAX_FAST_DIGITS) {
    return readSlowly(text, scale, marks);
  }
  const count = value * 10 ** missing;
  return negative && count !== 0 ? -count : count;
}

/** Why a text is not a number of so many decimals. Call it when `readDecimal` gave NaN. */
export function whyNotDecimal(text: string, marks: NumberMarks): RejectionCode {
  const trimmed = text.trim();
  if (trimmed === '') return 'value-missing';
  if (isSpreadsheetError(trimmed)) return 'value-spreadsheet-error';
  if (/^[+-]?(?:nan|inf|infinity|∞)$/iu.test(trimmed)) return 'value-not-finite';
  if (/^[+-]?[\d.,]+e[+-]?\d+$/iu.test(trimmed)) return 'value-in-exponent-notation';
  const plain = plainDecimal(trimmed, marks);
  if (plain === null) return 'value-not-a-number';
  return Number.isSafeInteger(Math.trunc(Number(plain))) && plain.length < 64 && /\.\d*[1-9]/u.test(plain)
    ? 'value-too-precise'
    : 'value-out-of-range';
}

/** '#REF!', '#N/A' and their kin: what a spreadsheet leaves where a formula failed. */
export function isSpreadsheetError(text: string): boolean {
  return (
    text.charCodeAt(0) === 35 && /^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!)$/iu.test(text)
  );
}

function readSlowly(text: string, scale: number, marks: NumberMarks): number {
  const plain = plainDecimal(text.trim(), marks);
  // Adding 0 turns -0 into 0.
  return ((plain === null ? null : parseSafeDecimal(plain, scale)) ?? Number.NaN) + 0;
}

/** The number with '.' and without groups; null when it is not written by these marks. */
function plainDecimal(text: string, marks: NumberMarks): string | null {
  const negative = text.startsWith('-');
  const unsigned = negative ? text.slice(1) : text;
  const markAt = unsigned.indexOf(marks.decimal);
  const whole = markAt < 0 ? unsigned : unsigned.slice(0, markAt);
  const fraction = markAt < 0 ? '' : unsigned.slice(markAt + 1);
  const joined = joinGroups(whole, marks.thousands);
  if (joined === null || !/^\d*$/u.test(joined) || !/^\d*$/u.test(fraction)) return null;
  if (joined === '' && fraction === '') return null;
  return `${negative ? '-' : ''}${joined === '' ? '0' : joined}${fraction === '' ? '' : `.${fraction}`}`;
}

/** '1.234.567' without its marks; null when a group has not three digits, since then it is a guess. */
function joinGroups(whole: string, thousands: string): string | null {
  if (thousands === '' || !whole.includes(thousands)) return whole;
  const [first = '', ...groups] = whole.split(thousands);
  const isGrouped = first.length >= 1 && first.length <= 3 && groups.every((group) => group.length === 3);
  return isGrouped ? first + groups.join('') : null;
}
