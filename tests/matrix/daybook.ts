import { createTrytonBooks } from '../../src-main/books/tryton/books.ts';
import type { BooksAccount, Clock, Services } from '../../src-main/core/ports/index.ts';
import { deliverBooks } from '../../src-main/sync/deliver.ts';
import {
  type AccountingDocument,
  booksId,
  type DeliveryRow,
  type Failure,
} from '../../src-shared/model/index.ts';
import { MYR } from '../support/builders.ts';
import { STREAM } from '../support/test-ledger.ts';
import { POS_USER } from '../support/tryton/company.ts';

/** Tryton's books, as a person has connected them. */
export const TRYTON: BooksAccount = {
  id: booksId('bks_tryton'),
  name: 'Head office',
  system: 'tryton',
  currency: MYR,
  connection: {},
};

/** Connects a shop to books; nothing is posted yet. */
export async function connect({ ledger }: Services, account: BooksAccount): Promise<void> {
  await ledger.books.create(account);
  await ledger.streams.create({ ...STREAM, books: account.id }, []);
}

/** Puts these documents on their way to the books. */
export async function post(
  { ledger }: Services,
  account: BooksAccount,
  documents: readonly AccountingDocument[],
): Promise<void> {
  const drafts = documents.map((draft) => ({ draft, numberScope: 'N-{SEQ:4}', covers: null }));
  await ledger.deliveries.post([{ books: account.id, stream: STREAM.id, digest: null, drafts }]);
}

export interface Reached {
  readonly url: string;
  readonly database: string;
  /** Until an answer is there; left out: as long as shops wait. */
  readonly timeoutMs?: number;
}

/** Daybook's own delivery of what waits in a ledger, over the network, as a run of the program makes it. */
export async function deliverOver(
  services: Services,
  clock: Clock,
  { url, database, timeoutMs }: Reached,
): Promise<Failure | null> {
  const openBooks = () =>
    createTrytonBooks({
      http: services.http,
      clock,
      url,
      database,
      user: POS_USER.user,
      password: () => Promise.resolve(POS_USER.password),
      currency: MYR,
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
    });
  return deliverBooks({ ...services, openBooks }, TRYTON, services.signal, { asked: false });
}

/** All deliveries of a ledger that is to have so many of them. */
export async function allDeliveries({ ledger }: Services, count: number): Promise<readonly DeliveryRow[]> {
  const { rows } = await ledger.deliveries.list(null, { cursor: null, limit: 10 });
  if (rows.length !== count) throw new Error(`${rows.length} deliveries instead of ${count}`);
  return rows;
}
