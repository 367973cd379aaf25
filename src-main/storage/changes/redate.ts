import { sql } from 'kysely';
import type { BooksId, DeliveryKey, Failure } from '../../../src-shared/model/index.ts';
import type { Instant } from '../../../src-shared/time/index.ts';
import type { DeliveryJob, Draft } from '../../core/ports/index.ts';
import { auditPosted, writeAudit } from '../audit.ts';
import type { LedgerDatabase, WriteTx } from '../database/seam.ts';
import { insertDelivery } from '../deliveries/insert.ts';
import { addSearchedNumbers } from '../digests/search-text.ts';
import { rebuildTerms } from '../digests/terms.ts';
import { jobOf } from '../deliveries/queue.ts';

/** Of these deliveries those that post what changed of others; what is withdrawn is left out. */
export async function adjustingJobs(
  { read }: LedgerDatabase,
  keys: readonly DeliveryKey[],
): Promise<readonly DeliveryJob[]> {
  const { rows } = await sql<Parameters<typeof jobOf>[0]>`
    SELECT delivery.key, document.document, delivery.content_hash
    FROM json_each(${JSON.stringify(keys)}) AS wanted CROSS JOIN delivery ON delivery.key = wanted.value
    CROSS JOIN delivery_document AS document ON document.delivery_id = delivery.id
    WHERE EXISTS (SELECT 1 FROM digest_adjustment AS adjustment
        WHERE adjustment.digest_id = delivery.digest_id AND adjustment.revision = delivery.revision)
      AND NOT EXISTS (SELECT 1 FROM delivery_undone AS undone WHERE undone.delivery_id = delivery.id)
    ORDER BY delivery.id`.execute(read);
  return rows.map(jobOf);
}

interface Redated {
  readonly books: BooksId;
  readonly writes: readonly { readonly key: DeliveryKey; readonly draft: Draft }[];
  readonly cause: Failure;
  readonly now: Instant;
}

interface Overtaken {
  readonly id: number;
  readonly books: number;
  readonly stream: number;
  readonly digest: number;
  readonly revision: number;
  readonly scope: string;
}

/** As ChangeStore.redate. */
export function redateAdjustments(tx: WriteTx, { books, writes, cause, now }: Redated): number {
  const find = tx.prepare(
    `SELECT delivery.id, delivery.books_id AS books, delivery.stream_id AS stream, delivery.digest_id AS digest,
       delivery.revision, delivery.number_scope AS scope
     FROM delivery WHERE key = ? AND books_id = (SELECT id FROM books WHERE public_id = ?)
       AND state IN ('failed', 'held') AND digest_id IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM delivery_undone WHERE delivery_id = delivery.id)`,
  );
  let made = 0;
  for (const { key, draft } of writes) {
    const overtaken = find.get<Overtaken>(key, books);
    if (overtaken === undefined) continue;
    withdrawAlone(tx, overtaken, { key, cause, now });
    const { digest, revision, scope } = overtaken;
    const place = { ...overtaken, digest: { id: digest, revision } };
    const inserted = insertDelivery(tx, place, { draft, numberScope: scope }, now);
    if (inserted === null) continue;
    takeOver(tx, overtaken.id, inserted.id);
    auditPosted(tx, [inserted.id], now);
    addSearchedNumbers(tx, digest, [inserted.number]);
    rebuildTerms(tx, digest);
    made += 1;
  }
  return made;
}

/** It never came to the books; what it was made of stays with it as its history. */
function withdrawAlone(
  tx: WriteTx,
  { id }: Overtaken,
  { key, cause, now }: Pick<Redated, 'cause' | 'now'> & { readonly key: DeliveryKey },
): void {
  tx.prepare(
    `UPDATE delivery SET state = 'held', cause = ?, cause_key = NULL, next_try_at = NULL WHERE id = ?`,
  ).run(JSON.stringify(cause), id);
  tx.prepare('INSERT INTO delivery_undone (delivery_id, reason, undone_at) VALUES (?, ?, ?)').run(
    id,
    cause.code,
    now,
  );
  writeAudit(tx, { at: now, action: 'posting-withdrawn', subject: key, before: null, after: cause.code });
}

/** What waited for the one waits for the other. */
function takeOver(tx: WriteTx, from: number, to: number): void {
  tx.prepare(
    `INSERT INTO delivery_member (delivery_id, document_id)
     SELECT ?, document_id FROM delivery_member WHERE delivery_id = ?`,
  ).run(to, from);
  tx.prepare('UPDATE digest_member SET delivery_id = ? WHERE delivery_id = ?').run(to, from);
}
