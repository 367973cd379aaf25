import { z } from 'zod';
import {
  type CurrencyCode,
  formatMinor,
  formatQuantity,
  type Minor,
  parseMinor,
  parseQuantity,
  type Quantity,
} from '../../../src-shared/money/index.ts';
import { type BusinessDate, businessDate } from '../../../src-shared/time/index.ts';

/** Dates and decimals cross the wire as objects that name their class. */
export interface WireDate {
  readonly __class__: 'date';
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export interface WireDecimal {
  readonly __class__: 'Decimal';
  readonly decimal: string;
}

export function wireDate(date: BusinessDate): WireDate {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return { __class__: 'date', year, month, day };
}

export function wireDecimal(text: string): WireDecimal {
  return { __class__: 'Decimal', decimal: text };
}

export function wireAmount(amount: Minor, currency: CurrencyCode): WireDecimal {
  return wireDecimal(formatMinor(amount, currency));
}

/** Tryton keeps quantities as floats of as many digits as their unit has. */
export function wireQuantity(quantity: Quantity): number {
  return Number(formatQuantity(quantity));
}

export const date = z
  .object({ __class__: z.literal('date'), year: z.int(), month: z.int(), day: z.int() })
  .transform(({ year, month, day }) =>
    businessDate(
      `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
    ),
  );

export const decimal = z
  .object({ __class__: z.literal('Decimal'), decimal: z.string() })
  .transform((value) => value.decimal);

export const id = z.int().positive();
/** A server on SQLite says 0 and 1. */
export const flag = z
  .boolean()
  .or(z.int())
  .transform((value) => value === true || value === 1);
export const ids = z.array(id);
export const text = z.string();
/** Empty texts come as null, or as text of nothing. */
export const maybeText = z
  .string()
  .nullable()
  .transform((value) => value ?? '');

/** A row of `search_read`; what `shape` does not name is left out. */
export function rows<Shape extends z.ZodRawShape>(shape: Shape): z.ZodArray<z.ZodObject<Shape>> {
  return z.array(z.object(shape));
}

/** Null for an amount that is finer than the currency: it is none of ours. */
export function minorOf(decimalText: string, currency: CurrencyCode): Minor | null {
  // Python writes a sum of nothing as 0E-2.
  return parseMinor(/e/iu.test(decimalText) ? Number(decimalText).toFixed(6) : decimalText, currency);
}

/** A float of Tryton's as thousandths; null when it is no such number. */
export function quantityOf(value: number): Quantity | null {
  return parseQuantity(value.toFixed(3));
}
