import {
  type CurrencyCode,
  type Minor,
  type Quantity,
  type UnitPrice,
  exponentOf,
  lineAmount,
  minor,
  quantity,
  unitPrice,
  QUANTITY_SCALE,
  UNIT_PRICE_SCALE,
} from '../../../../src-shared/money/index.ts';
import type { ProfileRounding } from '../profile/schema.ts';
import type { Row } from '../table/row.ts';
import { withoutCards } from '../values/cards.ts';
import { type NumberMarks, isSpreadsheetError, readDecimal, whyNotDecimal } from '../values/decimal.ts';
import { RowError } from '../values/row-error.ts';
import type { Cell } from './bind.ts';

const ONE_PIECE = quantity(1000);

/** What a cell holds; '' where the file has no such column. */
export function rawText(row: Row, cell: Cell | null): string {
  return cell === null ? '' : (row.fields[cell.index] ?? '');
}

/** Text exactly as written; null when there is none. @throws RowError for what a failed formula left. */
export function textOrNull(row: Row, cell: Cell | null): string | null {
  const text = rawText(row, cell);
  if (text === '') return null;
  if (isSpreadsheetError(text)) throw new RowError('value-spreadsheet-error', cell?.name ?? null, text);
  return text;
}

/** Free text, in which a card number has no place. */
export function cleanTextOrNull(row: Row, cell: Cell | null): string | null {
  const text = textOrNull(row, cell);
  return text === null ? null : withoutCards(text);
}

/** Text that must be there. @throws RowError 'value-missing' */
export function requiredText(row: Row, cell: Cell | null): string {
  const text = textOrNull(row, cell);
  if (text === null) throw new RowError('value-missing', cell?.name ?? null, null);
  return text;
}

/**
 * Text that tells things apart. A spreadsheet turns long numbers into '5.36E+05' and loses digits,
 * so such a text stands for any of many. @throws RowError
 */
export function requiredId(row: Row, cell: Cell | null): string {
  const text = requiredText(row, cell);
  if (text.includes('E+') && /^\d(?:[.,]\d+)?E\+\d+$/u.test(text)) {
    throw new RowError('value-in-exponent-notation', cell?.name ?? null, text);
  }
  return text;
}

/** A count of 10^-scale. @throws RowError when missing or malformed. */
function decimal(row: Row, cell: Cell | null, scale: number, marks: NumberMarks): number {
  const text = rawText(row, cell);
  const value = readDecimal(text, scale, marks);
  if (Number.isNaN(value)) throw new RowError(whyNotDecimal(text, marks), cell?.name ?? null, text);
  return value;
}

export function quantityOf(row: Row, cell: Cell | null, marks: NumberMarks): Quantity {
  return quantity(decimal(row, cell, QUANTITY_SCALE, marks));
}

/** Null when nothing stands there. */
export function unitPriceOrNull(row: Row, cell: Cell | null, marks: NumberMarks): UnitPrice | null {
  return rawText(row, cell) === '' ? null : unitPrice(decimal(row, cell, UNIT_PRICE_SCALE, marks));
}

/** An amount as it stands, or rounded to the minor unit by the rule; null when nothing stands there. */
export function amountOrNull(
  row: Row,
  cell: Cell | null,
  currency: CurrencyCode,
  marks: NumberMarks,
  rounding: ProfileRounding = 'as-given',
): Minor | null {
  if (rawText(row, cell) === '') return null;
  if (rounding === 'as-given') return minor(decimal(row, cell, exponentOf(currency), marks));
  // One piece at that price: the same exact rounding as for lines.
  return lineAmount(unitPrice(decimal(row, cell, UNIT_PRICE_SCALE, marks)), ONE_PIECE, currency, rounding);
}

/** As `amountOrNull`, for amounts that must be there. */
export function amountOf(row: Row, cell: Cell | null, currency: CurrencyCode, marks: NumberMarks): Minor {
  const amount = amountOrNull(row, cell, currency, marks);
  if (amount === null) throw new RowError('value-missing', cell?.name ?? null, null);
  return amount;
}
