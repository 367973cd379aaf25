import type {
  AllocationRow,
  BookActionOutcome,
  Books,
  BooksAccount,
  JournalEntry,
  KeptOut,
  RelatedDocument,
  Services,
} from '../../core/ports/index.ts';
import {
  type Account,
  allocatedOutside,
  type DeliveryKey,
  ExpectedFailure,
  toReverse,
} from '../../../src-shared/model/index.ts';
import { addDays, type BusinessDate } from '../../../src-shared/time/index.ts';
import { booksOf } from '../../sync/books-of.ts';
import { consolidateStream } from '../../sync/consolidate.ts';
import { together, type Together } from '../../sync/family.ts';
import { numberInBooks } from '../../sync/in-books.ts';
import { findBooks } from './find.ts';

/** What undoing a posting will do, before anybody says yes. */
export interface UndoPlan {
  readonly account: BooksAccount;
  readonly chart: readonly Account[];
  /**
   * What is taken back, the latest first; the day of its reversal, null where it has made no entries. What
   * has not come to the books yet is among them: it never will.
   */
  readonly documents: readonly (Omit<RelatedDocument, 'madeOf'> & { readonly on: BusinessDate | null })[];
  /** As they stand in the books: the reversals turn their sides. */
  readonly entries: readonly (JournalEntry & { readonly on: BusinessDate })[];
  /** These must be taken back first. */
  readonly allocations: readonly AllocationRow[];
}

/**
 * The document that a person means: one of the books, or one that the books have refused or not got yet.
 * What opens the books has no POS documents that could post anew: it waits until the books take it.
 * @throws ExpectedFailure document-not-found
 */
async function meantBy(services: Services, books: BooksAccount, number: string): Promise<DeliveryKey> {
  const { deliveries, embedded } = services.ledger;
  const found = await embedded.document(books.id, number);
  if (found !== null) return found.document.key;
  const unsent = await deliveries.numbered(books.id, number);
  if (unsent?.ofDocuments === true) return unsent.key;
  throw new ExpectedFailure('document-not-found', { where: number, data: { number, books: books.name } });
}

/**
 * Which documents and entries go when a document is undone: its whole family, since half a posting is none.
 * @throws ExpectedFailure document-not-found, document-reversed, already-in-books
 */
export async function undoPlan(
  services: Services,
  books: string | undefined,
  number: string,
): Promise<UndoPlan> {
  const account = await findBooks(services, books);
  const { embedded } = services.ledger;
  const target = await meantBy(services, account, number);
  const all = await together(services, account, target);
  const { unsent } = all;
  const family = toReverse(all.family);
  if (![...family, ...unsent].some(({ key }) => key === target)) {
    throw new ExpectedFailure('document-reversed', { where: number, data: { number } });
  }
  if (services.openBooks(account).act === undefined) await refuseInBooks(services, account, all);
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
    documents: [
      ...unsent.map((each) => ({ ...each, state: null, on: null })),
      ...family.map((each) => ({
        ...each,
        on: withEntries.has(each.key) ? (days.get(each.key) ?? null) : null,
      })),
    ],
    entries: entries.map((entry) => ({ ...entry, on: days.get(entry.document.key) ?? entry.date })),
    allocations: allocatedOutside(allocations, family),
  };
}

/**
 * Reverses a document with its family, and withdraws what of its posting has not come to the books. The POS
 * documents that it posted are kept out for the person's reason; a person can bring them back, and then
 * they post anew. What an interrupted undoing has left is finished by undoing once more.
 * @throws ExpectedFailure document-not-found, document-reversed, document-not-open, period-locked, already-in-books
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
  const { deliveries } = services.ledger;
  const target = await meantBy(services, account, number);
  const opened = services.openBooks(account);
  const all = await together(services, account, target);
  const { family, unsent, stands } = all;
  if (opened.act === undefined) await refuseInBooks(services, account, all);
  const wanted = toReverse(family).map(({ key }) => key);
  if (wanted.length === 0 && !stands) {
    throw new ExpectedFailure('document-reversed', { where: number, data: { number } });
  }
  const reversals = await reverseAll(opened, wanted, target, reason);
  const keys = [...family, ...unsent].map(({ key }) => key);
  const documents = await deliveries.undoPosting(account.id, keys, reason);
  await consolidateTouched(services, account);
  return { reversals, documents };
}

/**
 * Lets everything in again that undoing a document has kept out, so that it posts anew.
 * @returns how many POS documents that are
 * @throws ExpectedFailure document-not-found, document-not-open when its undoing keeps nothing out
 */
export async function bringBack(
  services: Services,
  {
    books,
    number,
    reason,
  }: {
    readonly books?: string | undefined;
    readonly number: string;
    readonly reason?: string | undefined;
  },
): Promise<number> {
  const account = await findBooks(services, books);
  const documents = await services.ledger.deliveries.bringBack(
    account.id,
    await familyOf(services, account, number),
    reason ?? null,
  );
  if (documents === 0) throw keepsNothingOut(number);
  await consolidateTouched(services, account);
  return documents;
}

/**
 * What bringing a document back will let in again.
 * @throws ExpectedFailure document-not-found, document-not-open when its undoing keeps nothing out
 */
export async function bringBackPlan(
  services: Services,
  { books, number }: { readonly books?: string | undefined; readonly number: string },
): Promise<readonly KeptOut[]> {
  const account = await findBooks(services, books);
  const keys = await familyOf(services, account, number);
  const documents = await services.ledger.deliveries.keptOut(account.id, keys);
  if (documents.length === 0) throw keepsNothingOut(number);
  return documents;
}

async function familyOf(
  services: Services,
  account: BooksAccount,
  number: string,
): Promise<readonly DeliveryKey[]> {
  const target = await meantBy(services, account, number);
  const family = await services.ledger.embedded.related(account.id, target);
  return [target, ...family.map(({ key }) => key)];
}

function keepsNothingOut(number: string): ExpectedFailure {
  return new ExpectedFailure('document-not-open', { where: number, data: { number, state: 'not undone' } });
}

/** Only whole days of the streams that post here can be touched. */
async function consolidateTouched(services: Services, account: BooksAccount): Promise<void> {
  for (const stream of await services.ledger.streams.list()) {
    if (stream.books !== account.id || stream.status === 'disconnected') continue;
    await consolidateStream(services, { stream, books: await booksOf(services, stream) }, services.signal);
  }
}

/**
 * Books without actions take nothing back: only what has never come to them can be undone.
 * @throws ExpectedFailure already-in-books
 */
async function refuseInBooks(services: Services, account: BooksAccount, all: Together): Promise<void> {
  const number = await numberInBooks(services, account, all);
  if (number === null) return;
  throw new ExpectedFailure('already-in-books', { where: number, data: { books: account.name, number } });
}

/** Each family is reversed at once; that of the document that was named comes first. */
async function reverseAll(
  books: Books,
  wanted: readonly DeliveryKey[],
  first: DeliveryKey,
  reason: string,
): Promise<BookActionOutcome['made']> {
  const made: BookActionOutcome['made'][number][] = [];
  const left = new Set(wanted);
  while (left.size > 0) {
    const [other = first] = left;
    const key = left.has(first) ? first : other;
    const outcome = await books.act?.({ kind: 'reverse', key, reason, date: null });
    if (outcome === undefined) break;
    made.push(...outcome.made);
    for (const done of [outcome.key, ...outcome.along]) left.delete(done);
  }
  return made;
}
