import type {
  AllocationRow,
  BookActionOutcome,
  BooksAccount,
  JournalEntry,
  RelatedDocument,
  Services,
} from '../../core/ports/index.ts';
import { type Account, ExpectedFailure, toReverse } from '../../../src-shared/model/index.ts';
import { addDays, type BusinessDate } from '../../../src-shared/time/index.ts';
import { booksOf } from '../../sync/books-of.ts';
import { consolidateStream } from '../../sync/consolidate.ts';
import { namedTargets } from './act.ts';
import { findBooks } from './find.ts';

/** What undoing a posting will do, before anybody says yes. */
export interface UndoPlan {
  readonly account: BooksAccount;
  readonly chart: readonly Account[];
  /** What is taken back, the latest first; the day of its reversal, null where it has made no entries. */
  readonly documents: readonly (RelatedDocument & { readonly on: BusinessDate | null })[];
  /** As they stand in the books: the reversals turn their sides. */
  readonly entries: readonly (JournalEntry & { readonly on: BusinessDate })[];
  /** These must be taken back first. */
  readonly allocations: readonly AllocationRow[];
}

/**
 * Which documents and entries go when a document is undone: its whole family, since half a posting is none.
 * @throws ExpectedFailure document-not-found, document-reversed
 */
export async function undoPlan(
  services: Services,
  books: string | undefined,
  number: string,
): Promise<UndoPlan> {
  const account = await findBooks(services, books);
  const { embedded } = services.ledger;
  const [target] = await namedTargets(services, account, [number]);
  const family = target === undefined ? [] : toReverse(await embedded.related(account.id, target.key));
  if (!family.some(({ key }) => key === target?.key)) {
    throw new ExpectedFailure('document-reversed', { where: number, data: { number } });
  }
  const keys = family.map(({ key }) => key);
  const [chart, entries, allocations, lockedThrough] = await Promise.all([
    embedded.chart(account.id),
    embedded.entriesOf(account.id, keys),
    embedded.allocationsOf(account.id, keys),
    embedded.lockedThrough(account.id),
  ]);
  const dayOf = (date: BusinessDate): BusinessDate =>
    lockedThrough === null || date > lockedThrough ? date : addDays(lockedThrough, 1);
  const days = new Map(family.map(({ key, date }) => [key, dayOf(date)]));
  const withEntries = new Set(entries.map(({ document }) => document.key));
  return {
    account,
    chart,
    documents: family.map((each) => ({
      ...each,
      on: withEntries.has(each.key) ? (days.get(each.key) ?? null) : null,
    })),
    entries: entries.map((entry) => ({ ...entry, on: days.get(entry.document.key) ?? entry.date })),
    allocations,
  };
}

/**
 * Reverses a document with its family. The POS documents that it posted are kept out for the person's
 * reason; a person can bring them back, and then they post anew. What an interrupted undoing has left is
 * finished by undoing once more.
 * @throws ExpectedFailure document-not-found, document-reversed, document-not-open, period-locked
 */
export async function undo(
  services: Services,
  {
    books,
    number,
    reason,
  }: { readonly books?: string | undefined; readonly number: string; readonly reason: string },
): Promise<{ readonly reversals: BookActionOutcome['made']; readonly documents: number }> {
  const account = await findBooks(services, books);
  const { embedded, deliveries, streams } = services.ledger;
  const [target] = await namedTargets(services, account, [number]);
  const opened = services.openBooks(account);
  if (target === undefined || opened.act === undefined) {
    throw new ExpectedFailure('books-refused', { where: account.name });
  }
  const family = await embedded.related(account.id, target.key);
  const wanted = toReverse(family);
  const undone = wanted.length > 0;
  const outcome = undone ? await opened.act({ kind: 'reverse', key: target.key, reason, date: null }) : null;
  const keys = (undone ? wanted : family).map(({ key }) => key);
  const documents = await deliveries.undoPosting(account.id, keys, reason);
  if (!undone && documents === 0) {
    throw new ExpectedFailure('document-reversed', { where: number, data: { number } });
  }
  // Only whole days of the streams that post here can be touched.
  for (const stream of await streams.list()) {
    if (stream.books !== account.id || stream.status === 'disconnected') continue;
    await consolidateStream(services, { stream, books: await booksOf(services, stream) }, services.signal);
  }
  return { reversals: outcome?.made ?? [], documents };
}
