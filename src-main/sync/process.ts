import { allocateOldestFirst } from '../core/allocation/oldest-first.ts';
import { keyPrefixOf } from '../core/delivery/key.ts';
import {
  type BookAction,
  type BookActionOutcome,
  type BooksAccount,
  type CancelSignal,
  MAX_PAGE_ROWS,
  type OpenItem,
  type OpenState,
  type Paged,
  type Services,
} from '../core/ports/index.ts';
import {
  type AccountingDocumentType,
  type BooksId,
  type DeliveryKey,
  ExpectedFailure,
  type Failure,
  type Stream,
} from '../../src-shared/model/index.ts';

/** Allocations that are written in one transaction. */
const ALLOCATE_BATCH = 500;

/** A document that is open to an action. */
export interface OpenTarget {
  readonly key: DeliveryKey;
  readonly number: string;
}

/** What came of doing one thing with several documents. */
export interface ActionResult {
  readonly done: readonly BookActionOutcome[];
  readonly refused: readonly { readonly number: string; readonly failure: Failure }[];
}

/** Every document of a type that is in a state, oldest first. */
export async function openTargets(
  services: Services,
  books: BooksId,
  type: AccountingDocumentType,
  state: OpenState,
): Promise<readonly OpenTarget[]> {
  const targets: OpenTarget[] = [];
  let cursor: string | null = null;
  do {
    const page: Paged<OpenTarget> = await services.ledger.embedded.openDocuments(
      books,
      { type, states: [state] },
      { cursor, limit: MAX_PAGE_ROWS },
    );
    targets.push(...page.rows.map(({ key, number }) => ({ key, number })));
    cursor = page.next;
    await services.breathe();
  } while (cursor !== null);
  return targets;
}

/**
 * Does the same with each of some documents. One that cannot be done is told and stops none of the
 * others; what another one of them has taken along (an order that grew) is not asked again.
 */
export async function actOnEach(
  services: Services,
  account: BooksAccount,
  targets: readonly OpenTarget[],
  actionOf: (key: DeliveryKey) => BookAction,
  signal: CancelSignal,
): Promise<ActionResult> {
  const books = services.openBooks(account);
  const done: BookActionOutcome[] = [];
  const refused: ActionResult['refused'][number][] = [];
  if (books.act === undefined) throw new ExpectedFailure('books-refused', { where: account.name });
  const taken = new Set<DeliveryKey>();
  for (const [at, { key, number }] of targets.entries()) {
    if (signal.aborted) break;
    services.onProgress({
      phase: 'process',
      subject: number,
      done: at,
      total: targets.length,
      unit: 'documents',
    });
    if (taken.has(key)) continue;
    try {
      const outcome = await books.act(actionOf(key));
      done.push(outcome);
      for (const other of outcome.along) taken.add(other);
    } catch (error) {
      if (!(error instanceof ExpectedFailure)) throw error;
      refused.push({ number, failure: error.failure });
    }
    await services.breathe();
  }
  return { done, refused };
}

/**
 * What the automatic policy of a stream does after its documents are in the books: what would wait for a
 * person is processed, activated and turned normal, and receipts are applied to invoices. Answers what it
 * could not do; what only waits (a layby for its completion, goods on order) is no failure.
 */
export async function processAutomatically(
  services: Services,
  account: BooksAccount,
  streams: readonly Stream[],
  signal: CancelSignal,
): Promise<readonly { readonly stream: Stream; readonly failure: Failure }[]> {
  const automatic = streams.filter((stream) => stream.settings.autoProcess);
  if (automatic.length === 0 || services.openBooks(account).act === undefined) return [];
  const failures: { readonly stream: Stream; readonly failure: Failure }[] = [];
  for (const { type, state, actionOf } of AUTOMATIC) {
    const open = await openTargets(services, account.id, type, state);
    for (const stream of automatic) {
      const own = open.filter(({ key }) => key.startsWith(keyPrefixOf(stream.account)));
      const { refused } = await actOnEach(services, account, own, actionOf, signal);
      const wrong = refused.filter(({ failure }) => failure.code !== 'document-not-open');
      failures.push(...wrong.map(({ failure }) => ({ stream, failure })));
    }
  }
  const prefixes = automatic.map((stream) => keyPrefixOf(stream.account));
  await allocateAutomatically(services, account.id, {
    customers: null,
    // What other streams post into the same books waits for a person.
    isMeant: ({ key }) => prefixes.some((prefix) => key.startsWith(prefix)),
  });
  return failures;
}

const AUTOMATIC: readonly {
  readonly type: AccountingDocumentType;
  readonly state: OpenState;
  readonly actionOf: (key: DeliveryKey) => BookAction;
}[] = [
  {
    type: 'sales-order',
    state: 'open',
    actionOf: (key) => ({ kind: 'process-order', key, deliver: 'automatic', date: null }),
  },
  { type: 'receipt', state: 'inactive', actionOf: (key) => ({ kind: 'activate-receipt', key }) },
  { type: 'journal', state: 'pending', actionOf: (key) => ({ kind: 'make-normal', key }) },
];

/** Which open items automatic allocation is for. */
interface AllocationScope {
  /** Of these only; null: of all. */
  readonly customers: readonly string[] | null;
  readonly isMeant?: (item: OpenItem) => boolean;
}

/** Applies what is paid ahead to what is owed, oldest first; answers what it did. */
export async function allocateAutomatically(
  services: Services,
  books: BooksId,
  { customers, isMeant = () => true }: AllocationScope,
): Promise<ReturnType<typeof allocateOldestFirst>> {
  const { embedded } = services.ledger;
  const items = await embedded.openItems(books, customers);
  const allocations = allocateOldestFirst(items.filter(isMeant));
  // Each stands for itself: in parts they keep nobody else from the ledger for long.
  for (let at = 0; at < allocations.length; at += ALLOCATE_BATCH) {
    await embedded.allocate(books, allocations.slice(at, at + ALLOCATE_BATCH));
    await services.breathe();
  }
  return allocations;
}
