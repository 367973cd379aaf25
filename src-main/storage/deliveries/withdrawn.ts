import { sql } from 'kysely';
import type { BooksId, DeliveryKey } from '../../../src-shared/model/index.ts';
import type { LedgerDatabase } from '../database/seam.ts';

type Read = LedgerDatabase['read'];

const idOf = (books: BooksId) => sql<number>`(SELECT id FROM books WHERE public_id = ${books})`;

/** See DeliveryStore.anyWithdrawn: the tallies tell it. */
export async function anyWithdrawn(read: Read, books: BooksId): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 FROM delivery_tally
    WHERE books_id = ${idOf(books)} AND status = 'withdrawn' AND count > 0 LIMIT 1`.execute(read);
  return rows.length > 0;
}

/** See DeliveryStore.withdrawn. */
export async function withdrawnOf(
  read: Read,
  books: BooksId,
  keys: readonly DeliveryKey[],
): Promise<ReadonlySet<DeliveryKey>> {
  const { rows } = await sql<{ readonly key: DeliveryKey }>`
    SELECT delivery.key FROM json_each(${JSON.stringify(keys)}) AS wanted
    CROSS JOIN delivery ON delivery.key = wanted.value
    WHERE delivery.books_id = ${idOf(books)} AND delivery.status = 'withdrawn'`.execute(read);
  return new Set(rows.map(({ key }) => key));
}
