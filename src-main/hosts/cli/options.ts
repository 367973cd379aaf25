import {
  AUDIT_ACTORS,
  AUDIT_GROUPS,
  BOOKS_SYSTEMS,
  CHANGE_CHOICES,
  CHANGED_DAYS,
  LOCKED_DAYS,
  POSTING_STYLES,
  STATUS_KINDS,
  STATUS_STATES,
  SYNC_TIMES,
  TRANSFER_TIMES,
} from '../../../src-shared/model/index.ts';

/** How the text of an option is read and what its placeholder in the help is. */
export type OptionKind =
  | { readonly is: 'flag'; readonly negatable?: true }
  | { readonly is: 'text'; readonly placeholder: string }
  | { readonly is: 'path'; readonly many?: true; readonly placeholder: string }
  | { readonly is: 'integer' }
  | { readonly is: 'date'; readonly orNone?: true }
  | { readonly is: 'time'; readonly orNone?: true }
  /** Times of day with commas between. */
  | { readonly is: 'times' }
  | { readonly is: 'choice'; readonly of: readonly string[] };

/** An option, without its two dashes. Its help text is `option.<name>` in the locale files. */
export type OptionSpec = { readonly name: string } & OptionKind;

/** An argument without a name; its help text is `argument.<name>`. */
export interface ArgumentSpec {
  readonly name: string;
  readonly optional?: true;
  /** Takes all that remain; only the last one can. */
  readonly many?: true;
  readonly of?: readonly string[];
}

/** Go with every command. */
export const COMMON_OPTIONS = [
  { name: 'ledger', is: 'path', placeholder: 'FILE' },
  { name: 'json', is: 'flag' },
  { name: 'help', is: 'flag' },
  { name: 'version', is: 'flag' },
] as const satisfies readonly OptionSpec[];

/** What a stream can be set to. */
export const STATUSES = ['active', 'paused', 'disconnected'] as const;

/** The other ones; a command names those it takes. One name means the same wherever it is taken. */
export const OPTIONS = {
  seed: { name: 'seed', is: 'integer' },
  until: { name: 'until', is: 'date' },
  days: { name: 'days', is: 'integer' },
  name: { name: 'name', is: 'text', placeholder: 'NAME' },
  folder: { name: 'folder', is: 'path', placeholder: 'DIR' },
  profile: { name: 'profile', is: 'text', placeholder: 'NAME|FILE' },
  books: { name: 'books', is: 'text', placeholder: 'NAME' },
  currency: { name: 'currency', is: 'text', placeholder: 'CODE' },
  startDate: { name: 'start-date', is: 'date', orNone: true },
  autoInvoice: { name: 'auto-invoice', is: 'flag', negatable: true },
  lockedDays: { name: 'locked-days', is: 'choice', of: LOCKED_DAYS },
  grouping: { name: 'grouping', is: 'choice', of: ['sku', 'all'] },
  postingStyle: { name: 'posting-style', is: 'choice', of: POSTING_STYLES },
  customerIdAsCode: { name: 'customer-id-as-code', is: 'flag', negatable: true },
  autoProcess: { name: 'auto-process', is: 'flag', negatable: true },
  acceptSuggestions: { name: 'accept-suggestions', is: 'flag', negatable: true },
  timeZone: { name: 'time-zone', is: 'text', placeholder: 'ZONE' },
  cutOff: { name: 'cut-off', is: 'time' },
  autoSync: { name: 'auto-sync', is: 'flag', negatable: true },
  syncTimes: { name: 'sync-times', is: 'choice', of: SYNC_TIMES },
  overnight: { name: 'overnight', is: 'time' },
  syncHours: { name: 'sync-hours', is: 'times' },
  transferTimes: { name: 'transfer-times', is: 'choice', of: TRANSFER_TIMES },
  transferHours: { name: 'transfer-hours', is: 'times' },
  tellMissing: { name: 'tell-missing', is: 'time', orNone: true },
  rereadDays: { name: 'reread-days', is: 'integer' },
  changedDays: { name: 'changed-days', is: 'choice', of: CHANGED_DAYS },
  choice: { name: 'choice', is: 'choice', of: CHANGE_CHOICES },
  status: { name: 'status', is: 'choice', of: STATUSES },
  stream: { name: 'stream', is: 'text', placeholder: 'NAME' },
  location: { name: 'location', is: 'text', placeholder: 'ID' },
  from: { name: 'from', is: 'date' },
  to: { name: 'to', is: 'date' },
  asOf: { name: 'as-of', is: 'date' },
  file: { name: 'file', is: 'path', many: true, placeholder: 'FILE' },
  type: { name: 'type', is: 'choice', of: ['invoice', 'credit-note', 'goods-received', 'opening-balance'] },
  tableFormat: { name: 'format', is: 'choice', of: ['xlsx', 'csv'] },
  journalFormat: { name: 'format', is: 'choice', of: ['hledger', 'beancount', 'csv'] },
  out: { name: 'out', is: 'path', placeholder: 'FILE' },
  openState: {
    name: 'state',
    is: 'choice',
    of: [
      'open',
      'processed',
      'closed',
      'inactive',
      'active',
      'pending',
      'normal',
      'counted',
      'confirmed',
      'reversed',
    ],
  },
  details: { name: 'details', is: 'flag' },
  all: { name: 'all', is: 'flag' },
  statusKind: { name: 'kind', is: 'choice', of: STATUS_KINDS },
  deliveryState: { name: 'state', is: 'choice', of: STATUS_STATES },
  inStock: { name: 'in-stock', is: 'flag' },
  date: { name: 'date', is: 'date' },
  customer: { name: 'customer', is: 'text', placeholder: 'CODE' },
  seen: { name: 'seen', is: 'text', placeholder: 'MARK' },
  reason: { name: 'reason', is: 'text', placeholder: 'TEXT' },
  priorPeriod: { name: 'prior-period', is: 'flag' },
  search: { name: 'search', is: 'text', placeholder: 'TEXT' },
  code: { name: 'code', is: 'choice', of: ['own', 'generated'] },
  system: { name: 'system', is: 'choice', of: BOOKS_SYSTEMS },
  url: { name: 'url', is: 'text', placeholder: 'URL' },
  database: { name: 'database', is: 'text', placeholder: 'NAME' },
  user: { name: 'user', is: 'text', placeholder: 'NAME' },
  account: { name: 'account', is: 'text', placeholder: 'NUMBER' },
  receipt: { name: 'receipt', is: 'text', placeholder: 'NUMBER' },
  auditGroup: { name: 'group', is: 'choice', of: AUDIT_GROUPS },
  who: { name: 'who', is: 'choice', of: AUDIT_ACTORS },
  subject: { name: 'subject', is: 'text', placeholder: 'ID' },
} as const satisfies Readonly<Record<string, OptionSpec>>;

/** What stands for the value in the help, null for a flag. */
export function placeholderOf(option: OptionSpec): string | null {
  switch (option.is) {
    case 'flag':
      return null;
    case 'integer':
      return 'N';
    case 'date':
      return option.orNone === true ? 'DATE|none' : 'DATE';
    case 'time':
      return option.orNone === true ? 'HH:MM|none' : 'HH:MM';
    case 'times':
      return 'HH:MM,…';
    case 'choice':
      return option.of.join('|');
    case 'path':
    case 'text':
      return option.placeholder;
  }
}
