import type { Instant } from '../time/index.ts';
import { RUN_STARTERS } from './sync-status.ts';

/** Who does something. Names of people come with their signing in. */
export const AUDIT_ACTORS = RUN_STARTERS;
export type AuditActor = (typeof AUDIT_ACTORS)[number];

/** What a person looks for in the history together. */
export const AUDIT_GROUPS = [
  'posting',
  'retry',
  'undo',
  'document',
  'period',
  'decision',
  'mapping',
  'stream',
  'books',
  'run',
  'ledger',
  'till',
] as const;
export type AuditGroup = (typeof AUDIT_GROUPS)[number];

/** What was acted on: how its subject is read. */
export type AuditSubjectKind =
  /** A delivery's key, or the key of a document that the books have made. */
  | 'document'
  /** The public id of a digest. */
  | 'digest'
  /** The public id of a document of the POS. */
  | 'receipt'
  | 'stream'
  /** Stream, type and key with slashes between. */
  | 'mapping'
  | 'books'
  | 'run'
  | 'ledger'
  /** Stream, location and day with line breaks between. */
  | 'day';

interface ActionPlan {
  readonly group: AuditGroup;
  readonly subject: AuditSubjectKind;
  /** Requests that do it; none: it happens without one. */
  readonly channels: readonly string[];
}

/**
 * Everything that is written down when somebody does it. Filters, texts and tests are made of this list: an
 * action that is not on it cannot be written.
 */
export const AUDITED = {
  'document-posted': {
    group: 'posting',
    subject: 'document',
    channels: ['digests.post', 'sync.run', 'demo.run', 'streams.connect'],
  },
  'posting-withdrawn': { group: 'posting', subject: 'document', channels: ['sync.run', 'digests.post'] },
  'draft-discarded': {
    group: 'posting',
    subject: 'document',
    channels: ['sync.run', 'digests.post', 'digests.settle-changes', 'status.refresh'],
  },
  'retry-asked': { group: 'retry', subject: 'document', channels: ['status.refresh'] },
  'posting-undone': { group: 'undo', subject: 'document', channels: ['books.undo'] },
  'document-reversed': { group: 'undo', subject: 'document', channels: ['books.undo'] },
  'posting-brought-back': { group: 'undo', subject: 'document', channels: ['books.bring-back'] },
  'order-processed': { group: 'document', subject: 'document', channels: ['books.process', 'sync.run'] },
  'order-delivered-in-part': {
    group: 'document',
    subject: 'document',
    channels: ['books.process', 'sync.run'],
  },
  'receipt-activated': { group: 'document', subject: 'document', channels: ['books.activate', 'sync.run'] },
  'journal-made-normal': {
    group: 'document',
    subject: 'document',
    channels: ['books.make-normal', 'sync.run'],
  },
  'count-confirmed': { group: 'document', subject: 'document', channels: ['books.confirm-count'] },
  'transfer-closed': { group: 'document', subject: 'document', channels: ['books.close-transfer'] },
  'payment-allocated': { group: 'document', subject: 'document', channels: ['books.allocate', 'sync.run'] },
  'allocation-taken-back': { group: 'document', subject: 'document', channels: ['books.unallocate'] },
  'books-locked': { group: 'period', subject: 'books', channels: ['books.set-lock'] },
  'books-unlocked': { group: 'period', subject: 'books', channels: ['books.set-lock'] },
  'digest-reviewed': { group: 'decision', subject: 'digest', channels: ['digests.review'] },
  'digest-review-taken-back': { group: 'decision', subject: 'digest', channels: ['digests.review'] },
  'digest-noted': { group: 'decision', subject: 'digest', channels: ['digests.note'] },
  'document-excluded': { group: 'decision', subject: 'receipt', channels: ['digests.exclude'] },
  'document-included': { group: 'decision', subject: 'receipt', channels: ['digests.include'] },
  'changes-settled': {
    group: 'decision',
    subject: 'digest',
    channels: ['digests.settle-changes', 'sync.run'],
  },
  'delivery-posted-anyway': { group: 'decision', subject: 'document', channels: ['status.post-anyway'] },
  'quarantine-ended': {
    group: 'decision',
    subject: 'books',
    channels: ['status.end-quarantine', 'status.verify'],
  },
  'mapping-set': { group: 'mapping', subject: 'mapping', channels: ['mappings.set', 'mappings.set-many'] },
  'stream-connected': { group: 'stream', subject: 'stream', channels: ['streams.connect', 'demo.run'] },
  'stream-changed': { group: 'stream', subject: 'stream', channels: ['streams.set'] },
  'books-connected': { group: 'books', subject: 'books', channels: ['books.connect', 'demo.run'] },
  'books-changed': { group: 'books', subject: 'books', channels: ['books.connect', 'books.set-connection'] },
  'run-ended': { group: 'run', subject: 'run', channels: ['sync.run', 'status.refresh', 'demo.run'] },
  'missing-explained': { group: 'till', subject: 'day', channels: ['completeness.explain'] },
  'missing-asked-again': { group: 'till', subject: 'day', channels: ['completeness.explain'] },
  'ledger-restored': { group: 'ledger', subject: 'ledger', channels: [] },
} as const satisfies Readonly<Record<string, ActionPlan>>;

export type AuditAction = keyof typeof AUDITED;

/** Every action, in the order of the list. */
export const AUDIT_ACTIONS = Object.keys(AUDITED) as readonly AuditAction[];

export function isAuditAction(text: string): text is AuditAction {
  return Object.hasOwn(AUDITED, text);
}

/** Requests that change what a window shows and are not written down, each with why. */
export const NOT_AUDITED: Readonly<Record<string, string>> = {
  'books.test': 'It reads what the books say of themselves, and changes nothing in them.',
  'ledger.backup': 'It copies the ledger and changes nothing in it; the folder of backups lists the copies.',
};

/** What an action was done to, as a person knows it. */
export interface AuditSubject {
  readonly kind: AuditSubjectKind;
  /** As it is stored. */
  readonly id: string;
  /** A number, a name or a location; empty for what is not there any more, or never was one thing. */
  readonly name: string;
  /** Name of its stream. */
  readonly stream: string | null;
  /** Name of its books. */
  readonly books: string | null;
  /** Of a digest or a day of a till: its date. Of a mapping: its type. */
  readonly detail: string | null;
}

/** One thing that somebody did. */
export interface AuditEntry {
  readonly id: string;
  readonly at: Instant;
  readonly who: AuditActor;
  /** Also one that an older or newer program has written. */
  readonly action: string;
  readonly group: string;
  readonly subject: AuditSubject;
  /** What stood there before and after: plain values or fields with values; null: nothing. */
  readonly before: unknown;
  readonly after: unknown;
}
