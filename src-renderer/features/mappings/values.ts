import type { JournalRowView, LocationMappingView } from '../../../src-shared/ipc/contract.ts';
import {
  isNumberFormat,
  journalRowMappingSchema,
  locationMappingSchema,
  numberScope,
  renderNumber,
  TAX_POINTS,
  type TaxPoint,
} from '../../../src-shared/model/index.ts';
import { businessDate } from '../../../src-shared/time/index.ts';
import type { MappingRow } from './rows.ts';

/** A tax mapping as the contract writes it: CODE=account, with the tax point where it is not the usual one. */
export interface TaxValue {
  readonly code: string;
  readonly account: string;
  readonly point: TaxPoint;
}

/** Account numbers have no '=', codes may. */
export function readTax(text: string): TaxValue {
  const at = text.lastIndexOf('=');
  const [account = '', after = 'completion'] = text.slice(at + 1).split(',');
  const point = TAX_POINTS.find((known) => known === after) ?? 'completion';
  return { code: at === -1 ? '' : text.slice(0, at), account, point };
}

export const writeTax = ({ code, account, point }: TaxValue): string =>
  `${code}=${account}${point === 'completion' ? '' : `,${point}`}`;

export function readLocation(text: string): LocationMappingView | null {
  const parsed = locationMappingSchema.safeParse(text);
  return parsed.success ? parsed.data : null;
}

/** How a row of the POS journal is mapped, as it stands in the editor. */
export interface JournalRowValue {
  /** Null: the account of the row's role. */
  readonly account: string | null;
  readonly branch: boolean;
  readonly details: JournalRowView['details'];
}

export function readJournalRow(text: string): JournalRowValue | null {
  const parsed = journalRowMappingSchema.safeParse(text);
  return parsed.success ? parsed.data : null;
}

export const writeJournalRow = ({ account, branch, details }: JournalRowValue): string =>
  JSON.stringify({ account, branch, details });

export const writeLocation = (location: LocationMappingView): string => JSON.stringify(location);

/** Whether a value, as the contract writes it, is what the row has already. */
export function isPresent({ present, type }: MappingRow, value: string): boolean {
  if (type === 'journal-row') {
    const [before, now] = [readJournalRow(present.value), readJournalRow(value)];
    return before !== null && now !== null && writeJournalRow(before) === writeJournalRow(now);
  }
  if (type !== 'location' || present.location === null) return value === present.value;
  const location = readLocation(value);
  // As JSON it may be written in another order.
  return (
    location !== null && writeLocation(location) === writeLocation(readLocation(present.value) ?? location)
  );
}

/** A day for examples: every part of it can be told from the others. */
const EXAMPLE_DAY = businessDate('2026-10-31');

/** What the first number of a day looks like; null for a format that numbers cannot be made of. */
export function exampleNumber(format: string, booksLocation: string): string | null {
  if (!isNumberFormat(format)) return null;
  return renderNumber(numberScope(format, booksLocation, EXAMPLE_DAY), 1);
}
