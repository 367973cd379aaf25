import type { Instant } from '../time/index.ts';

/**
 * Every expected failure, of a command, a hold or a delivery. Cause and cure in words are in the
 * locale files by code (`failures.<code>.cause` and `.cure`), filled from `data`.
 */
export const FAILURE_CODES = [
  // the person's input
  'bad-usage',
  'unknown-command',
  'unknown-channel',
  'bad-input',
  'file-not-found',
  'file-exists',
  'file-not-writable',
  // the ledger file
  'ledger-locked',
  'ledger-corrupt',
  'ledger-newer',
  'ledger-not-a-ledger',
  'ledger-folder-missing',
  'ledger-on-network',
  'disk-full',
  'backup-unreadable',
  'runtime-too-old',
  // the running program
  'engine-restarted',
  'engine-stopped',
  'task-not-found',
  'too-many-tasks',
  'place-unknown',
  'not-in-this-host',
  'secret-missing',
  'secrets-unavailable',
  'backup-not-found',
  'upload-too-large',
  'host-unreachable',
  'host-refused',
  // streams, books, mappings
  'stream-not-found',
  'stream-name-taken',
  'stream-paused',
  'stream-choice-needed',
  'account-already-connected',
  'provider-unknown',
  'folder-missing',
  'folder-unreadable',
  'profile-not-found',
  'profile-invalid',
  'currency-needed',
  'books-not-found',
  'books-name-taken',
  'books-choice-needed',
  'books-elsewhere',
  'books-system-unknown',
  'mapping-invalid',
  'account-unknown',
  'import-not-found',
  'digest-not-found',
  'digest-not-ready',
  'digest-nothing-to-post',
  'document-not-found',
  'document-already-posted',
  // posted days that changed
  'digest-not-changed',
  'receipt-ambiguous',
  'changed-meanwhile',
  'change-not-adjustable',
  'change-by-hand',
  'change-on-its-way',
  'changed-day-waits',
  'rules-changed-since',
  'undo-not-possible',
  'already-in-books',
  'document-allocated',
  // holds and exclusions of single documents
  'order-out-of-balance',
  'rounding-over-cap',
  'kind-not-posted-yet',
  'nothing-to-post',
  'customer-missing',
  'cost-unknown',
  'deposit-mismatch',
  'transfer-out-missing',
  'cancelled-unseen',
  'reason-unmapped',
  'journal-unmapped',
  'tender-unmapped',
  'tax-unmapped',
  'location-unmapped',
  'currency-differs',
  'before-start-date',
  'cancelled-in-pos',
  'excluded-by-person',
  'overtaken-by-lock',
  // deliveries
  'books-unreachable',
  'books-busy',
  'books-failed',
  'books-not-understood',
  'books-refused',
  'credentials-expired',
  'not-in-these-books',
  'style-not-in-these-books',
  'replace-not-in-these-books',
  'do-by-hand',
  'contact-unknown',
  'item-unknown',
  'tax-differs',
  'duplicate-suspected',
  'posting-quarantined',
  'status-not-verified',
  'nothing-suspected',
  'duplicate-with-other-content',
  'number-taken',
  'draft-not-discarded',
  // what a person does with documents of the books
  'document-not-open',
  'document-reversed',
  'allocation-too-large',
  'period-locked',
  'count-out-of-date',
  'internal',
] as const;
export type FailureCode = (typeof FAILURE_CODES)[number];

/** What a person can do about it, as something a window can offer and a text can name. */
export type CureAction =
  | 'correct-input'
  | 'open-mapping'
  | 'open-stream'
  | 'open-import'
  | 'open-digest'
  | 'correct-in-pos'
  | 'close-other-daybook'
  | 'restore-backup'
  | 'update-daybook'
  | 'free-disk-space'
  | 'open-books'
  | 'open-status'
  | 'open-periods'
  | 'restart-engine'
  | 'try-again'
  | 'wait'
  | 'contact-support'
  | 'nothing';

/** When trying again makes sense. */
export type Retry = 'never' | 'now' | { readonly after: Instant };

/** What fills the text and what support needs: short, without secrets. */
export type FailureData = Readonly<Record<string, string | number>>;

/** An expected failure as a value: it crosses IPC and is kept on holds and deliveries. */
export interface Failure {
  readonly code: FailureCode;
  readonly cure: { readonly action: CureAction; readonly target: string | null };
  /** The place: a file and line, an option, a mapping, a digest; null when there is none. */
  readonly where: string | null;
  readonly retry: Retry;
  readonly data: FailureData;
}

const DEFAULT_CURE: Partial<Record<FailureCode, CureAction>> = {
  'ledger-locked': 'close-other-daybook',
  'ledger-corrupt': 'restore-backup',
  'ledger-newer': 'update-daybook',
  'disk-full': 'free-disk-space',
  'engine-restarted': 'try-again',
  'host-unreachable': 'try-again',
  'engine-stopped': 'restart-engine',
  'tender-unmapped': 'open-mapping',
  'tax-unmapped': 'open-mapping',
  'reason-unmapped': 'open-mapping',
  'journal-unmapped': 'open-mapping',
  'customer-missing': 'correct-in-pos',
  'cost-unknown': 'correct-in-pos',
  'deposit-mismatch': 'correct-in-pos',
  'transfer-out-missing': 'wait',
  'cancelled-unseen': 'wait',
  'nothing-to-post': 'nothing',
  'location-unmapped': 'open-mapping',
  'account-unknown': 'open-mapping',
  'currency-differs': 'open-stream',
  'before-start-date': 'open-stream',
  'order-out-of-balance': 'correct-in-pos',
  'rounding-over-cap': 'correct-in-pos',
  'kind-not-posted-yet': 'wait',
  'digest-not-ready': 'wait',
  'books-unreachable': 'open-books',
  'books-busy': 'wait',
  'books-failed': 'open-books',
  'books-not-understood': 'open-books',
  'credentials-expired': 'open-books',
  'not-in-these-books': 'open-stream',
  'style-not-in-these-books': 'open-stream',
  'replace-not-in-these-books': 'open-stream',
  'contact-unknown': 'open-books',
  'item-unknown': 'open-books',
  'duplicate-suspected': 'open-status',
  'posting-quarantined': 'open-status',
  'status-not-verified': 'open-status',
  'nothing-suspected': 'nothing',
  'period-locked': 'open-periods',
  'cancelled-in-pos': 'nothing',
  'digest-not-changed': 'nothing',
  'changed-meanwhile': 'open-digest',
  'change-not-adjustable': 'open-digest',
  'change-by-hand': 'open-digest',
  'change-on-its-way': 'open-status',
  'changed-day-waits': 'open-digest',
  'rules-changed-since': 'open-digest',
  'undo-not-possible': 'open-digest',
  'already-in-books': 'nothing',
  'document-allocated': 'open-books',
  'overtaken-by-lock': 'nothing',
  'draft-not-discarded': 'open-books',
  internal: 'contact-support',
};

/** Builds a failure; whatever is not said is `correct-input`, no place, and not worth a retry. */
export function failure(
  code: FailureCode,
  parts: {
    readonly where?: string;
    readonly data?: FailureData;
    readonly retry?: Retry;
    readonly target?: string;
    readonly action?: CureAction;
  } = {},
): Failure {
  return {
    code,
    cure: { action: parts.action ?? DEFAULT_CURE[code] ?? 'correct-input', target: parts.target ?? null },
    where: parts.where ?? null,
    retry: parts.retry ?? 'never',
    data: parts.data ?? {},
  };
}

/** What no document can be the reason of: the way to the books, or who logs in there. */
const OF_THE_WAY: ReadonlySet<FailureCode> = new Set([
  'books-unreachable',
  'books-busy',
  'credentials-expired',
  'secret-missing',
  'secrets-unavailable',
]);

/**
 * What a failure's root is: failures with equal ones are mended together. What is about one document
 * alone has the document for its root.
 */
export function causeKey({ code, cure, where }: Failure, document: string): string {
  const root = OF_THE_WAY.has(code) ? (where ?? document) : document;
  return `${code} ${cure.target ?? root}`;
}

/** Carries an expected failure up to the edge (IPC, command line), where it becomes a value again. */
export class ExpectedFailure extends Error {
  readonly failure: Failure;
  constructor(code: FailureCode, parts: Parameters<typeof failure>[1] = {}) {
    const value = failure(code, parts);
    super(`${code}${value.where === null ? '' : ` (${value.where})`} ${JSON.stringify(value.data)}`);
    this.name = 'ExpectedFailure';
    this.failure = value;
  }
}

/** A failure that came as a value, from another process for example, thrown again. */
export function thrown({ code, where, data, retry, cure }: Failure): ExpectedFailure {
  return new ExpectedFailure(code, {
    data,
    retry,
    action: cure.action,
    ...(where === null ? {} : { where }),
    ...(cure.target === null ? {} : { target: cure.target }),
  });
}

/** For the default branch of a switch over a closed union: compiles only when every case is named. */
export function assertNever(value: never): never {
  throw new TypeError(`Unexpected ${JSON.stringify(value)}`);
}
