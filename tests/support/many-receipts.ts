import Database from 'better-sqlite3';
import { addDays, type BusinessDate } from '../../src-shared/time/index.ts';

/** How many receipts of how many shops, over the days up to the last one. */
export interface ManyReceipts {
  readonly shops: number;
  readonly days: number;
  /** Of a shop; two tills take turns. */
  readonly perDay: number;
  readonly last: BusinessDate;
}

/**
 * Puts the receipts of many shops into a ledger that nobody has open: two tills in each, which number for
 * themselves, open and close a shift every day, skip a number now and then, and leave a shop without a day once in
 * a while. By SQL alone and without lines: what looks for missing numbers reads none.
 */
export function seedReceipts(file: string, { shops, days, perDay, last }: ManyReceipts): void {
  const raw = new Database(file);
  try {
    raw.pragma('synchronous = OFF');
    const first = addDays(last, 1 - days);
    raw
      .prepare(
        `INSERT INTO import (stream_id, public_id, locator, fingerprint, state, started_at, completed_at,
           completed_seq, new_count)
         SELECT min(id), 'imp_many', 'many', 'many', 'complete', 1, 1, 1, 0 FROM stream`,
      )
      .run();
    raw
      .prepare(
        `INSERT INTO day_rule (effective_from, zone, cut_off_minutes) VALUES ('2000-01-01', 'many', 0)`,
      )
      .run();
    raw
      .prepare(
        `INSERT INTO digest (public_id, stream_id, location, business_date, currency, amount,
           changed_since_posted, created_at, synced_at)
         WITH RECURSIVE day(d) AS (SELECT 0 UNION ALL SELECT d + 1 FROM day WHERE d + 1 < $days),
         shop(s) AS (SELECT 0 UNION ALL SELECT s + 1 FROM shop WHERE s + 1 < $shops)
         SELECT 'dig_many_' || s || '_' || d, (SELECT min(id) FROM stream), 'Shop ' || printf('%02d', s),
           date($first, '+' || d || ' days'), 'MYR', 0, 0, 1, 1
         FROM day, shop`,
      )
      .run({ days, shops, first });
    raw
      .prepare(
        `INSERT INTO pos_document (stream_id, kind, source_id, number, location, register, shift, occurred_at,
           business_date, day_rule_id, currency, channel, total, rounding, details, hash, version, import_id,
           ordinal, line)
         WITH RECURSIVE day(d) AS (SELECT 0 UNION ALL SELECT d + 1 FROM day WHERE d + 1 < $days),
         shop(s) AS (SELECT 0 UNION ALL SELECT s + 1 FROM shop WHERE s + 1 < $shops),
         -- of each till the opening of its shift, its receipts, and the closing
         step(n) AS (SELECT -2 UNION ALL SELECT n + 1 FROM step WHERE n < $perDay + 1),
         row AS (
           SELECT d, s, n, abs(n) % 2 AS till, d * ($perDay / 2) + n / 2 AS counted,
             CASE WHEN n < 0 THEN 'shift-open' WHEN n >= $perDay THEN 'shift-close' ELSE 'sale' END AS kind
           FROM day, shop, step
           WHERE (d * 31 + s * 17) % 97 <> 0
         )
         SELECT (SELECT min(id) FROM stream), kind, s || '-' || d || '-' || n,
           CASE kind WHEN 'sale' THEN printf('S%02d-%d-%06d', s, till, counted) ELSE s || '-' || d || '-' || n END,
           'Shop ' || printf('%02d', s), 'Till ' || till, date($first, '+' || d || ' days'),
           (unixepoch($first) + d * 86400 + 32400 + n * 300) * 1000,
           date($first, '+' || d || ' days'), (SELECT max(id) FROM day_rule), 'MYR', 'in-store',
           100 + (n * 7919) % 9000, 0, '{"note":"' || printf('%.120c', 'x') || '"}', zeroblob(32), 1,
           (SELECT max(id) FROM import), 0, n + 3
         FROM row WHERE kind <> 'sale' OR (counted * 13 + s) % 4001 <> 7
         ORDER BY d, n, s`,
      )
      .run({ days, shops, perDay, first });
    raw.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    raw.close();
  }
}

/** As after an import: what was read before is not known to be the same any more. */
export function touchImports(file: string): void {
  const raw = new Database(file);
  try {
    raw.prepare('UPDATE import SET completed_at = completed_at + 1 WHERE state = ?').run('complete');
  } finally {
    raw.close();
  }
}

/** What there is of them from a day on, read once and dropped: as quick as it can be. */
export function readReceipts(file: string, from: BusinessDate): number {
  const raw = new Database(file, { readonly: true });
  try {
    const read = raw.prepare<[string], { readonly number: string }>(
      `SELECT location, register, business_date, occurred_at, number FROM pos_document
       WHERE stream_id = (SELECT min(id) FROM stream) AND location IN (SELECT DISTINCT location FROM digest)
         AND business_date >= ?`,
    );
    let receipts = 0;
    for (const { number } of read.iterate(from)) if (number !== '') receipts += 1;
    return receipts;
  } finally {
    raw.close();
  }
}
