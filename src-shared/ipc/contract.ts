import { z } from 'zod';
import type { Failure, Rejection } from '../model/index.ts';
import { ACCOUNTING_DOCUMENT_TYPES } from '../model/index.ts';
import { businessDate, isBusinessDate } from '../time/index.ts';
import type {
  Attention,
  DigestDetail,
  DigestView,
  FileReply,
  HoldView,
  ImportView,
  InvoiceView,
  JournalView,
  MappingView,
  StreamView,
  SyncResult,
  TrialBalanceView,
} from './views.ts';

export type * from './views.ts';

/**
 * Everything a host may ask the engine. Amounts are decimal text at the currency's exponent, dates
 * YYYY-MM-DD, instants ISO 8601 UTC. Inputs are parsed by these schemas before any handler sees them.
 */
z.config({ jitless: true });

const date = z.string().refine(isBusinessDate, 'a date such as 2026-10-31');
const name = z.string().trim().min(1).max(100);
const page = {
  cursor: z.string().max(500).nullable().default(null),
  limit: z.int().min(1).max(200).default(200),
};
const digestFilter = {
  stream: name.optional(),
  location: z.string().max(200).optional(),
  from: date.optional(),
  to: date.optional(),
};
const settings = z.strictObject({
  startDate: date.nullable().optional(),
  autoInvoice: z.boolean().optional(),
  grouping: z.enum(['sku', 'all']).optional(),
  acceptSuggestions: z.boolean().optional(),
  timeZone: z.string().max(100).optional(),
  cutOffMinutes: z.int().min(0).max(1439).optional(),
});

/** The schema of every request's input. */
export const requests = {
  'demo.run': z.strictObject({
    seed: z.int().min(0).max(4_294_967_295).default(1),
    until: date.default(businessDate('2026-10-31')),
    days: z.int().min(1).max(366).default(30),
  }),
  'streams.connect': z.strictObject({
    provider: z.string(),
    name,
    /** An absolute path; only hosts that take paths from a person's own command line send it. */
    folder: z.string().optional(),
    profile: z.string().optional(),
    seed: z.int().min(0).max(4_294_967_295).optional(),
    books: name.optional(),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .optional(),
    settings: settings.default({}),
  }),
  'streams.list': z.strictObject({}),
  'streams.settings': z.strictObject({ stream: name }),
  'streams.set': z.strictObject({
    stream: name,
    settings: settings.default({}),
    status: z.enum(['active', 'paused']).optional(),
    /** Where the folder of a file stream is now; its account stays. Same rule as on connecting. */
    folder: z.string().optional(),
  }),
  'books.connect': z.strictObject({
    system: z.string(),
    name,
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .optional(),
  }),
  'books.list': z.strictObject({}),
  'mappings.list': z.strictObject({ stream: name }),
  'mappings.set': z.strictObject({
    stream: name,
    type: z.enum(['location', 'payment-method', 'tax', 'account', 'reason']),
    key: z.string().min(1).max(300),
    /** payment-method and account: an account number; tax: account or CODE=account; reason: back-to-stock or written-off; location: JSON. */
    value: z.string().max(2000),
    from: date.nullable().default(null),
  }),
  'sync.run': z.strictObject({
    stream: name.optional(),
    from: date.optional(),
    to: date.optional(),
    /** Files picked by hand, absolute paths; same rule as for folders. */
    files: z.array(z.string()).optional(),
  }),
  'imports.list': z.strictObject({ stream: name.optional(), ...page }),
  'imports.show': z.strictObject({ id: z.string(), ...page }),
  'holds.list': z.strictObject({ ...digestFilter, ...page }),
  'digests.list': z.strictObject({ ...digestFilter, ...page }),
  'digests.show': z.strictObject({ id: z.string(), ...page }),
  'digests.post': z.strictObject({ ids: z.array(z.string()).max(1000).optional(), ...digestFilter }),
  'digests.export': z.strictObject({ ...digestFilter, format: z.enum(['xlsx', 'csv']) }),
  'books.trial-balance': z.strictObject({ books: name.optional(), asOf: date.nullable().default(null) }),
  'books.account': z.strictObject({ books: name.optional(), account: z.string().max(50), ...page }),
  'books.invoices': z.strictObject({
    books: name.optional(),
    type: z.enum(ACCOUNTING_DOCUMENT_TYPES).nullable().default(null),
    ...page,
  }),
  'books.journal': z.strictObject({ books: name.optional(), ...page }),
  'books.export': z.strictObject({ books: name.optional(), format: z.enum(['hledger', 'beancount', 'csv']) }),
  'ledger.check': z.strictObject({}),
  'ledger.backup': z.strictObject({ file: z.string() }),
} as const;

export type Channel = keyof typeof requests;
/** What a caller may leave to defaults. */
export type RequestInput<C extends Channel> = z.input<(typeof requests)[C]>;
/** What a handler gets. */
export type RequestData<C extends Channel> = z.output<(typeof requests)[C]>;

/** The answer to every request. */
export interface Responses {
  'demo.run': {
    readonly digests: readonly DigestView[];
    readonly trialBalance: TrialBalanceView;
    readonly run: SyncResult['run'];
  };
  'streams.connect': { readonly stream: StreamView };
  'streams.list': { readonly streams: readonly StreamView[] };
  'streams.settings': { readonly stream: StreamView };
  'streams.set': { readonly stream: StreamView };
  'books.connect': {
    readonly books: { readonly name: string; readonly system: string; readonly currency: string };
  };
  'books.list': {
    readonly books: readonly { readonly name: string; readonly system: string; readonly currency: string }[];
  };
  'mappings.list': { readonly mappings: readonly MappingView[] };
  'mappings.set': { readonly mapping: MappingView };
  'sync.run': SyncResult;
  'imports.list': { readonly imports: readonly ImportView[]; readonly next: string | null };
  'imports.show': {
    readonly import: ImportView;
    readonly rejections: readonly Rejection[];
    readonly next: string | null;
  };
  'holds.list': { readonly holds: readonly HoldView[]; readonly next: string | null };
  'digests.list': { readonly digests: readonly DigestView[]; readonly next: string | null };
  'digests.show': DigestDetail;
  'digests.post': {
    readonly posted: number;
    /** Digests whose day still runs or whose shifts are open. */
    readonly notReady: number;
    readonly deliveries: SyncResult['run']['deliveries'];
    readonly attention: readonly Attention[];
  };
  'digests.export': FileReply;
  'books.trial-balance': TrialBalanceView;
  'books.account': {
    readonly account: { readonly number: string; readonly name: string };
    readonly rows: readonly {
      readonly date: string;
      readonly document: string;
      readonly memo: string;
      readonly debit: string;
      readonly credit: string;
      readonly balance: string;
    }[];
    readonly next: string | null;
  };
  'books.invoices': { readonly invoices: readonly InvoiceView[]; readonly next: string | null };
  'books.journal': { readonly entries: readonly JournalView[]; readonly next: string | null };
  'books.export': FileReply;
  'ledger.check': {
    readonly ok: boolean;
    readonly problems: readonly string[];
    readonly contentHash: string;
  };
  'ledger.backup': { readonly file: string };
}

/** A request's reply: failures are values, a throw is a bug. */
export type Reply<C extends Channel> =
  | { readonly ok: true; readonly value: Responses[C] }
  | { readonly ok: false; readonly failure: Failure };
