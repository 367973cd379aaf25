import type { AuditAction } from './audit.ts';
import { BOOKS_SYSTEMS } from './books.ts';
import type { FailureData } from './failure.ts';
import type { JournalRowMapping, LocationMapping, MappingOrigin, NumberFormats } from './mapping.ts';
import { TAX_POINTS, type StockDecision, type TaxMapping } from './mapping.ts';
import { QUARANTINE_CAUSES, type QuarantineFindings } from './quarantine.ts';
import {
  CHANGED_DAYS,
  LOCKED_DAYS,
  POSTING_STYLES,
  SYNC_TIMES,
  TRANSFER_TIMES,
  type SalesGrouping,
  type Stream,
  type StreamSettings,
} from './stream.ts';
import { KIND_OF_TYPE, RUN_KINDS, RUN_OUTCOMES, type RunCounts } from './sync-status.ts';

/** What an action changed of one thing, each side as text; null: nothing was there. */
export interface AuditChange {
  /** Name of the field; empty: the whole. */
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * How the value of a field is told: one of a few, each with a text of its own, or
 * - `text`: as it is; `fingerprint`: its beginning
 * - `flag`: yes or no; `count`: a whole number
 * - `minutes`: minutes after midnight; `hours`: some of them, with spaces between
 * - `date`: a business date; `instant`: milliseconds since 1970, UTC
 * - `money`: decimal text; its currency is the field `currency` beside it
 * - `failure`: a failure's code, with its data in fields that begin with `about.`; `cause`: see causeKey
 * - `finding`: the id of what was missing of a till
 */
export type AuditFieldKind =
  | 'text'
  | 'fingerprint'
  | 'flag'
  | 'count'
  | 'minutes'
  | 'hours'
  | 'date'
  | 'instant'
  | 'money'
  | 'failure'
  | 'cause'
  | 'finding'
  | readonly string[];

/** All values of a type that is no list: the compiler asks for each of them. */
function allOf<Value extends string>(values: Readonly<Record<Value, true>>): readonly string[] {
  return Object.keys(values);
}

const STREAM_FIELDS = {
  name: 'text',
  status: allOf<Stream['status']>({ active: true, paused: true, disconnected: true }),
  account: 'text',
  folder: 'text',
  profile: 'text',
  seed: 'text',
  startDate: 'date',
  autoInvoice: 'flag',
  grouping: allOf<SalesGrouping>({ sku: true, all: true }),
  postingStyle: POSTING_STYLES,
  customerIdAsCode: 'flag',
  autoProcess: 'flag',
  acceptSuggestions: 'flag',
  lockedDays: LOCKED_DAYS,
  timeZone: 'text',
  cutOffMinutes: 'minutes',
  autoSync: 'flag',
  syncTimes: SYNC_TIMES,
  overnightMinutes: 'minutes',
  syncHours: 'hours',
  transferTimes: TRANSFER_TIMES,
  transferHours: 'hours',
  tellMissingMinutes: 'minutes',
  rereadDays: 'count',
  changedDays: CHANGED_DAYS,
} as const satisfies Readonly<
  Record<keyof StreamSettings | 'name' | 'status' | 'account' | 'folder' | 'profile' | 'seed', AuditFieldKind>
>;

type MappedField =
  | Exclude<keyof LocationMapping, 'numberFormats'>
  | `numberFormats.${keyof NumberFormats}`
  | keyof TaxMapping
  | keyof JournalRowMapping;

const MAPPING_FIELDS = {
  /** An account's number, or what becomes of returned goods. */
  value: allOf<StockDecision>({ 'back-to-stock': true, 'written-off': true }),
  'value.booksLocation': 'text',
  'value.contact': 'text',
  'value.numberFormats.invoice': 'text',
  'value.numberFormats.creditNote': 'text',
  'value.timeZone': 'text',
  'value.cutOffMinutes': 'minutes',
  'value.department': 'text',
  'value.cashDebtor': 'text',
  'value.booksTaxCode': 'text',
  'value.account': 'text',
  'value.taxPoint': TAX_POINTS,
  'value.branch': 'flag',
  'value.details': allOf<JournalRowMapping['details']>({ off: true, optional: true, required: true }),
  from: 'date',
  origin: allOf<MappingOrigin>({ default: true, suggestion: true, set: true }),
} as const satisfies Readonly<Record<`value.${MappedField}` | 'value' | 'from' | 'origin', AuditFieldKind>>;

const RUN_FIELDS = {
  kind: RUN_KINDS,
  outcome: RUN_OUTCOMES,
  streams: 'text',
  failure: 'failure',
  documents: 'count',
  delivered: 'count',
  failed: 'count',
  attention: 'count',
} as const satisfies Readonly<
  Record<keyof RunCounts | 'kind' | 'outcome' | 'streams' | 'failure', AuditFieldKind>
>;

const QUARANTINE_FIELDS = {
  books: 'text',
  quarantine: QUARANTINE_CAUSES,
  since: 'instant',
  checkedAt: 'instant',
  same: 'count',
  different: 'count',
  missing: 'count',
  unknownHere: 'count',
} as const satisfies Readonly<
  Record<keyof QuarantineFindings | 'books' | 'quarantine' | 'since', AuditFieldKind>
>;

/** Every field that an entry of the history can have. Texts and tests are made of this list. */
export const AUDIT_FIELDS = {
  ...STREAM_FIELDS,
  ...MAPPING_FIELDS,
  ...RUN_FIELDS,
  ...QUARANTINE_FIELDS,
  type: Object.keys(KIND_OF_TYPE),
  number: 'text',
  date: 'date',
  reason: 'text',
  note: 'text',
  invoice: 'text',
  postedOn: 'date',
  differences: 'count',
  lockedThrough: 'date',
  withdrawnFor: 'failure',
  document: 'text',
  amount: 'money',
  currency: 'text',
  theirs: 'text',
  contact: 'text',
  total: 'money',
  released: 'count',
  rootCause: 'cause',
  draft: ['deleted', 'voided'],
  choice: ['adjust', 'replace', 'leave'],
  receipts: 'count',
  content: 'fingerprint',
  system: BOOKS_SYSTEMS,
  url: 'text',
  database: 'text',
  user: 'text',
  finding: 'finding',
  generation: 'text',
  replaced: 'text',
  unread: 'flag',
} as const satisfies Readonly<Record<string, AuditFieldKind>>;

export type AuditField = keyof typeof AUDIT_FIELDS;

/**
 * A side of an entry as it is written: the whole, or fields by the names that texts know them by, so that nothing
 * is written that people cannot read. `cause` is of its action, `about` fills the text of a failure.
 */
export type AuditSide =
  | string
  | null
  | readonly object[]
  | Readonly<Partial<Record<AuditField | 'cause' | 'about', unknown>>>;

/** What one word means differently with different actions, and what a change of the whole is. */
const OF_ACTION: Readonly<Partial<Record<AuditAction, Readonly<Record<string, AuditField>>>>> = {
  'posting-withdrawn': { '': 'withdrawnFor' },
  'draft-discarded': { '': 'draft' },
  'posting-undone': { '': 'reason' },
  'posting-brought-back': { '': 'reason' },
  'document-excluded': { '': 'reason' },
  'document-included': { '': 'reason' },
  'digest-noted': { '': 'note' },
  'books-locked': { '': 'lockedThrough' },
  'books-unlocked': { '': 'lockedThrough' },
  'order-processed': { '': 'invoice' },
  'order-delivered-in-part': { '': 'invoice' },
  'receipt-activated': { '': 'postedOn' },
  'journal-made-normal': { '': 'postedOn' },
  'count-confirmed': { '': 'differences' },
  'retry-asked': { cause: 'rootCause' },
  'run-ended': { cause: 'failure' },
  'quarantine-ended': { cause: 'quarantine' },
};

/** The field by the name that texts know it by; null: another version of the program has written it. */
export function auditFieldOf(action: string, name: string): AuditField | null {
  const own = Object.entries(OF_ACTION).find(([known]) => known === action)?.[1][name];
  return own ?? (isAuditField(name) ? name : null);
}

function isAuditField(name: string): name is AuditField {
  return Object.hasOwn(AUDIT_FIELDS, name);
}

/** Fields that only say something about another one. */
const ABOUT = 'about.';

/** What fills the text of a failure that is among the changes. */
export function failureDataOf(changes: readonly AuditChange[]): FailureData {
  const about = changes.filter(({ field }) => field.startsWith(ABOUT));
  return Object.fromEntries(about.map(({ field, after }) => [field.slice(ABOUT.length), after ?? '']));
}

/** Actions of which `before` says what they were about: nothing of it became nothing. */
const ABOUT_WHAT_WAS: readonly string[] = [
  'delivery-posted-anyway',
  'quarantine-ended',
  'ledger-restored',
] satisfies readonly AuditAction[];

/** The changes that people are told; the others only say something about these. */
export function toldChanges(action: string, changes: readonly AuditChange[]): readonly AuditChange[] {
  const isThere = (...names: readonly string[]) => changes.some(({ field }) => names.includes(field));
  const told = changes.filter(({ field }) => {
    if (field === 'currency') return !isThere('amount', 'total');
    // The receipts with their hashes, for whoever has to prove it: people are told how many.
    if (field === '') return !(action === 'changes-settled' && isThere('receipts'));
    return !field.startsWith(ABOUT);
  });
  if (!ABOUT_WHAT_WAS.includes(action)) return told;
  return told.map(({ field, before, after }) => ({ field, before: null, after: after ?? before }));
}
