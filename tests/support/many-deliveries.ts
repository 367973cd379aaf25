import Database from 'better-sqlite3';
import { foldCase } from '../../src-main/storage/digests/search-text.ts';
import { causeKey, failure } from '../../src-shared/model/index.ts';

/** A cause that many deliveries share. */
export const SHARED_CAUSE = failure('account-unknown', {
  target: 'account:revenue',
  data: { number: '4000' },
});
export const SHARED_CAUSE_KEY = causeKey(SHARED_CAUSE, '');

/**
 * Puts so many deliveries into a ledger that nobody has open: of all types, over three years and five
 * locations, nearly all in the books as it is in a shop, one of two hundred failed. By SQL alone, past the
 * documents that stand behind them: what lists and counts them does not read these.
 */
export function seedDeliveries(file: string, count: number): void {
  const raw = new Database(file);
  try {
    raw.pragma('synchronous = OFF');
    raw.function('fold_case', { deterministic: true }, (text) => foldCase(String(text)));
    raw
      .prepare(
        `INSERT INTO delivery (key, books_id, stream_id, type, number, number_scope, number_sequence,
           document_date, location, total, content_hash, state, priority, attempts, last_tried_at, tried_at,
           cause, cause_key, created_at)
         WITH RECURSIVE counted(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM counted WHERE n + 1 < $count),
         typed AS (
           SELECT n, CASE n % 40 WHEN 0 THEN 'transfer-out' WHEN 1 THEN 'transfer-in' WHEN 2 THEN 'stock-count'
             WHEN 3 THEN 'stock-adjustment' WHEN 4 THEN 'contact' WHEN 5 THEN 'goods-received'
             ELSE CASE n % 5 WHEN 0 THEN 'invoice' WHEN 1 THEN 'credit-note' WHEN 2 THEN 'sales-order'
               WHEN 3 THEN 'receipt' ELSE 'journal' END END AS type,
             CASE WHEN n % 200 = 7 THEN 'failed' WHEN n % 1000 = 8 THEN 'waiting'
               WHEN n % 5000 = 9 THEN 'held' ELSE 'succeeded' END AS state
           FROM counted
         )
         SELECT 'bulk/' || n, (SELECT min(id) FROM books), (SELECT min(id) FROM stream), type,
           'DOC-' || printf('%07d', n), 'DOC-{n:7}', n, date('2024-01-01', '+' || (n * 1095 / $count) || ' days'),
           'Location ' || (n % 5), (n * 7919) % 1000003, zeroblob(32), state, 20,
           CASE state WHEN 'waiting' THEN 0 ELSE 1 + n % 3 END,
           CASE state WHEN 'waiting' THEN NULL ELSE 1700000000000 + n * 1000 END,
           CASE state WHEN 'waiting' THEN 0 ELSE 1700000000000 + n * 1000 END,
           CASE state WHEN 'failed' THEN $cause END,
           CASE state WHEN 'failed' THEN iif(n % 400 = 7, $key, 'books-refused DOC-' || n) END,
           1700000000000 + n
         FROM typed`,
      )
      .run({ count, cause: JSON.stringify(SHARED_CAUSE), key: SHARED_CAUSE_KEY });
    raw.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    raw.close();
  }
}
