import { sql } from 'kysely';
import type { BooksId } from '../../../src-shared/model/index.ts';
import type { Instant } from '../../../src-shared/time/index.ts';
import type { DiscardedDraft, WithdrawnDelivery } from '../../core/ports/index.ts';
import { writeAudits } from '../audit.ts';
import type { LedgerDatabase, WriteTx } from '../database/seam.ts';

type Read = LedgerDatabase['read'];

const idOf = (books: BooksId) => sql<number>`(SELECT id FROM books WHERE public_id = ${books})`;

/** See DeliveryStore.withdrawn. The tallies tell whether there is any: mostly there is none. */
export async function withdrawnOf(
  read: Read,
  books: BooksId,
  since: Instant | null,
): Promise<readonly WithdrawnDelivery[]> {
  const { rows } = await sql<WithdrawnDelivery>`
    SELECT delivery.key, delivery.number FROM delivery_undone AS undone
    CROSS JOIN delivery ON delivery.id = undone.delivery_id
    WHERE EXISTS (SELECT 1 FROM delivery_tally
        WHERE books_id = ${idOf(books)} AND status = 'withdrawn' AND count > 0)
      AND undone.undone_at >= ${since ?? 0}
      AND delivery.books_id = ${idOf(books)} AND delivery.status = 'withdrawn'
    ORDER BY undone.undone_at, delivery.id`.execute(read);
  return rows;
}

/** See DeliveryStore.noteDiscarded. */
export function noteDiscarded(tx: WriteTx, drafts: readonly DiscardedDraft[], now: Instant): void {
  const action = 'draft-discarded';
  writeAudits(
    tx,
    drafts.map(({ key, how }) => ({ at: now, action, subject: key, before: null, after: how })),
  );
}
