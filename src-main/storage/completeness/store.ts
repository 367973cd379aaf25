import { sql } from 'kysely';
import { ExpectedFailure, type StreamId } from '../../../src-shared/model/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';
import type { Clock, CompletenessStore, DayRange, Explanation } from '../../core/ports/index.ts';
import { writeAudits } from '../audit.ts';
import type { LedgerDatabase, WriteTx } from '../database/seam.ts';
import { numbersOf } from './numbers.ts';
import { readDays } from './read.ts';

type Read = LedgerDatabase['read'];

/** What the ledger knows of numbers, shifts and days: by one reading of a range. */
export function createCompletenessStore(db: LedgerDatabase, clock: Clock): CompletenessStore {
  return {
    stamp: (stream) => stampOf(db.read, stream),
    lastDay: (stream) => lastDayOf(db.read, stream),
    async read(stream, range, breathe) {
      const { receipts, ...found } = await readDays(db.read, stream, range, breathe);
      return { ...found, ...(await numbersOf(receipts, breathe)) };
    },
    explanations: (stream, range) => explanationsOf(db.read, stream, range),
    explain: (stream, day, findings, reason) =>
      db.write((tx) => explainAll(tx, stream, { ...day, findings, reason }, clock), { durable: true }),
  };
}

const keyOf = (stream: StreamId) => sql`(SELECT id FROM stream WHERE public_id = ${stream})`;

/** Days and their locations are known when a day is consolidated, which is after its import has completed. */
async function stampOf(read: Read, stream: StreamId): Promise<string> {
  const { rows } = await sql<{ stamp: string }>`
    SELECT count(*) || ' ' || coalesce(max(id), 0) || ' ' || coalesce(max(completed_at), 0) || ' '
      || coalesce(sum(state = 'complete'), 0) || ' ' || (
        SELECT count(*) || ' ' || coalesce(max(id), 0) FROM digest WHERE stream_id = ${keyOf(stream)}) AS stamp
    FROM import WHERE stream_id = ${keyOf(stream)}`.execute(read);
  return rows[0]?.stamp ?? '';
}

async function lastDayOf(read: Read, stream: StreamId): Promise<BusinessDate | null> {
  const { rows } = await sql<{ date: BusinessDate | null }>`
    SELECT max(business_date) AS date FROM digest WHERE stream_id = ${keyOf(stream)}`.execute(read);
  return rows[0]?.date ?? null;
}

async function explanationsOf(
  read: Read,
  stream: StreamId,
  { from, to }: DayRange,
): Promise<readonly Explanation[]> {
  const { rows } = await sql<Explanation>`
    SELECT location, business_date AS date, finding, reason FROM till_explanation
    WHERE stream_id = ${keyOf(stream)} AND business_date BETWEEN ${from} AND ${to}`.execute(read);
  return rows;
}

interface Explained extends Omit<Explanation, 'finding' | 'reason'> {
  readonly findings: readonly string[];
  /** Null takes it back. */
  readonly reason: string | null;
}

/** @throws ExpectedFailure stream-not-found */
function explainAll(
  tx: WriteTx,
  stream: StreamId,
  { location, date, findings, reason }: Explained,
  clock: Clock,
): void {
  const row = tx.prepare('SELECT id FROM stream WHERE public_id = ?').get<{ id: number }>(stream);
  if (row === undefined) throw new ExpectedFailure('stream-not-found', { where: stream });
  const asked = JSON.stringify(findings);
  const known = tx
    .prepare(
      `SELECT finding, reason FROM till_explanation
       WHERE stream_id = ? AND location = ? AND business_date = ? AND finding IN (SELECT value FROM json_each(?))`,
    )
    .all<{ finding: string; reason: string }>(row.id, location, date, asked);
  const before = new Map(known.map((one) => [one.finding, one.reason]));
  const now = clock.now();
  if (reason === null) {
    tx.prepare(
      `DELETE FROM till_explanation WHERE stream_id = ? AND location = ? AND business_date = ?
         AND finding IN (SELECT value FROM json_each(?))`,
    ).run(row.id, location, date, asked);
  } else {
    tx.prepare(
      // WHERE TRUE: without it the conflict clause would be read as a join.
      `INSERT INTO till_explanation (stream_id, location, business_date, finding, reason, set_at)
       SELECT ?, ?, ?, value, ?, ? FROM json_each(?) WHERE TRUE
       ON CONFLICT DO UPDATE SET reason = excluded.reason, set_at = excluded.set_at`,
    ).run(row.id, location, date, reason, now, asked);
  }
  const changed = findings.filter((finding) => (before.get(finding) ?? null) !== reason);
  writeAudits(
    tx,
    changed.map((finding) => {
      const was = before.get(finding);
      return {
        at: now,
        action: reason === null ? 'missing-asked-again' : 'missing-explained',
        subject: `${stream}\n${location}\n${date}`,
        before: was === undefined ? null : { finding, reason: was },
        after: reason === null ? null : { finding, reason },
      };
    }),
  );
}
