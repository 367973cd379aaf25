import { mappingsAtLast, mappingsByDate } from '../../core/mapping/by-date.ts';
import { controlMisuses } from '../../core/mapping/control-misuse.ts';
import { defaultRow } from '../../core/mapping/default-rows.ts';
import { defaultLocation } from '../../core/mapping/defaults.ts';
import type { BooksAccount } from '../../core/ports/index.ts';
import {
  ACCOUNT_ROLES,
  type AccountNumber,
  ExpectedFailure,
  isNumberFormat,
  journalRow,
  journalRowChangeSchema,
  type JournalRowId,
  type JournalRowMapping,
  locationChangeSchema,
  type LocationMapping,
  type Mapping,
  type MappingValue,
  isJournalRowId,
  parseJournalDetailKey,
  type Stream,
  TAX_POINTS,
  type TaxMapping,
} from '../../../src-shared/model/index.ts';
import type { RequestData } from '../../../src-shared/ipc/contract.ts';
import { type BusinessDate, isZoneId, zoneId } from '../../../src-shared/time/index.ts';

const JOURNAL_ROW_EXAMPLE = 'sales.revenue';

/** One row as a person writes it. */
export type MappingChange = RequestData<'mappings.set-many'>['rows'][number];

/** What a row is read against. */
export interface Known {
  readonly stream: Stream;
  readonly books: BooksAccount;
  /** The chart of the books, by number. */
  readonly accounts: ReadonlyMap<string, AccountNumber>;
  /** The mappings of the stream as they are, oldest first. */
  readonly present: readonly Mapping[];
  /** The day that the change holds from, null: always. */
  readonly from: BusinessDate | null;
}

/** Reads one row. @throws ExpectedFailure mapping-invalid, account-unknown, both at `type:key` */
export function readChange(change: MappingChange, known: Known): MappingValue {
  const { type, key, value } = change;
  switch (type) {
    case 'payment-method':
      return { type, key, value: readAccount(change, value, known) };
    case 'account': {
      const role = ACCOUNT_ROLES.find((name) => name === key);
      if (role === undefined) throw invalid(change, ACCOUNT_ROLES.join(', '));
      return { type, key: role, value: readAccount(change, value, known) };
    }
    case 'tax':
      return { type, key, value: readTax(change, known) };
    case 'reason':
      if (value !== 'back-to-stock' && value !== 'written-off') {
        throw invalid(change, 'back-to-stock, written-off');
      }
      return { type, key, value };
    case 'location':
      return { type, key, value: readLocation(change, known) };
    case 'journal-row':
      if (!isJournalRowId(key)) throw invalid(change, JOURNAL_ROW_EXAMPLE);
      return { type, key, value: readRow(change, key, known) };
    case 'journal-detail':
      return { type, key: readDetailKey(change), value: readAccount(change, value, known) };
  }
}

/**
 * Refuses rows that would move a control account without saying whose the movement is: no day could be
 * posted with them.
 * @throws ExpectedFailure mapping-invalid, at `type:key`
 */
export function refuseControlAccounts(
  mappings: readonly Mapping[],
  { present, from }: Pick<Known, 'present' | 'from'>,
): void {
  const all = [...present, ...mappings];
  const mapping = from === null ? mappingsAtLast(all) : mappingsByDate(all)(from);
  const wrong = controlMisuses(mapping, mappings).find((misuse) =>
    mappings.some(({ type, key }) => type === misuse.type && key === misuse.key),
  );
  if (wrong === undefined) return;
  const where = `${wrong.type}:${wrong.key}`;
  throw new ExpectedFailure('mapping-invalid', {
    where,
    target: where,
    data: { name: wrong.key, value: wrong.account },
  });
}

/** CODE=ACCOUNT, or the account alone; after a comma when the tax of laybys is due, if not at their completion. */
function readTax(change: MappingChange, known: Known): TaxMapping {
  const { key, value } = change;
  const [code = key, rest = ''] = value.includes('=') ? value.split('=', 2) : [key, value];
  const comma = rest.lastIndexOf(',');
  const point = comma < 0 ? 'completion' : rest.slice(comma + 1).trim();
  const taxPoint = TAX_POINTS.find((known) => known === point);
  if (taxPoint === undefined) throw invalid(change, TAX_POINTS.join(', '));
  const account = readAccount(change, comma < 0 ? rest : rest.slice(0, comma), known);
  return { booksTaxCode: code, account, taxPoint };
}

/** A row's fields that change, as JSON; an account number alone is its base account. */
function readRow(change: MappingChange, row: JournalRowId, known: Known): JournalRowMapping {
  const now = rowNow(row, known);
  const text = change.value.trim();
  if (!text.startsWith('{')) return { ...now, account: readAccount(change, text, known) };
  const parsed = journalRowChangeSchema.safeParse(text);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw invalid(change, issue?.path.join('.') || 'account, branch, details');
  }
  const { account, branch, details } = parsed.data;
  if (details !== undefined && details !== 'off' && journalRow(row).detail === null) {
    throw invalid(change, 'details: off');
  }
  return {
    account: readBase(change, account, now, known),
    branch: branch ?? now.branch,
    details: details ?? now.details,
  };
}

/** Null takes the row's own account away; what is not said stays. */
function readBase(
  change: MappingChange,
  account: string | null | undefined,
  now: JournalRowMapping,
  known: Known,
): JournalRowMapping['account'] {
  if (account === undefined) return now.account;
  return account === null ? null : readAccount(change, account, known);
}

/** The row as it is on the day that the change holds from: what comes later stays for later. */
function rowNow(id: JournalRowId, { present, from }: Known): JournalRowMapping {
  const inForce = present.filter(
    ({ type, key, origin, effectiveFrom }) =>
      type === 'journal-row' && key === id && origin !== 'suggestion' && since(effectiveFrom) <= since(from),
  );
  const latest = inForce
    .map(({ effectiveFrom }) => since(effectiveFrom))
    .toSorted()
    .at(-1);
  const row = inForce.findLast(({ effectiveFrom }) => since(effectiveFrom) === latest);
  return row?.type === 'journal-row' ? row.value : defaultRow(id);
}

/** Always is before every date. */
const since = (date: BusinessDate | null): string => date ?? '';

/** The row of it must have details. */
function readDetailKey(change: MappingChange): string {
  const parsed = parseJournalDetailKey(change.key);
  if (parsed === null || parsed.detail === '' || journalRow(parsed.row).detail === null) {
    throw invalid(change, `${JOURNAL_ROW_EXAMPLE}:…`);
  }
  return change.key;
}

function readAccount(change: MappingChange, text: string, { accounts, books }: Known): AccountNumber {
  const number = text.trim();
  const account = accounts.get(number);
  if (account === undefined) {
    throw new ExpectedFailure('account-unknown', {
      where: placeOf(change),
      data: { name: number, books: books.name },
      target: placeOf(change),
    });
  }
  return account;
}

/** The location as it is mapped now, with what the person changes. */
function readLocation(change: MappingChange, known: Known): LocationMapping {
  const parsed = locationChangeSchema.safeParse(change.value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw invalid(change, issue?.path.join('.') || 'JSON');
  }
  const { numberFormats, timeZone, booksLocation, contact, cutOffMinutes } = parsed.data;
  const { department, cashDebtor } = parsed.data;
  if (timeZone !== undefined && !isZoneId(timeZone)) throw invalid(change, 'Europe/London');
  for (const format of Object.values(numberFormats ?? {})) {
    if (format !== undefined && !isNumberFormat(format))
      throw invalid(change, 'INV-{LOC}-{YYYY}{MM}{DD}-{SEQ:3}');
  }
  const now = locationNow(change, known);
  return {
    booksLocation: booksLocation ?? now.booksLocation,
    contact: contact ?? now.contact,
    department: department === undefined ? now.department : department,
    cashDebtor: cashDebtor ?? now.cashDebtor,
    numberFormats: {
      invoice: numberFormats?.invoice ?? now.numberFormats.invoice,
      creditNote: numberFormats?.creditNote ?? now.numberFormats.creditNote,
    },
    timeZone: timeZone === undefined ? now.timeZone : zoneId(timeZone),
    cutOffMinutes: cutOffMinutes ?? now.cutOffMinutes,
  };
}

function locationNow({ key }: MappingChange, { stream, present }: Known): LocationMapping {
  const row = present.findLast((other) => other.type === 'location' && other.key === key);
  if (row?.type === 'location') return row.value;
  const { timeZone, cutOffMinutes } = stream.settings;
  return defaultLocation({ id: key, name: key }, timeZone, cutOffMinutes).value;
}

function invalid(change: MappingChange, expected: string): ExpectedFailure {
  return new ExpectedFailure('mapping-invalid', {
    where: placeOf(change),
    data: { name: change.key, value: change.value.slice(0, 100), expected },
  });
}

/** A row as failures name it. */
function placeOf({ type, key }: MappingChange): string {
  return `${type}:${key}`;
}
