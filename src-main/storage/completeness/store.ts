import { sql } from 'kysely';
import { ExpectedFailure, type StreamId } from '../../../src-shared/model/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';
import type {
  Clock,
  CompletenessStore,
  DayRange,
  Explanation,
  RegisterDay,
  ShiftFacts,
} from '../../core/ports/index.ts';
import { writeAudits } from '../audit.ts';
import type { LedgerDatabase, WriteTx } from '../database/seam.ts';
import { countersOf, gapsOf, IS_RECEIPT } from './numbers.ts';

type Read = LedgerDatabase['read'];

/** What the ledger knows of numbers, shifts and days, each by one question about all of a range. */
export function createCompletenessStore(db: LedgerDatabase, clock: Clock): CompletenessStore {
  return {
    stamp: (stream) => stampOf(db.read, stream),
    lastDay: (stream) => lastDayOf(db.read, stream),
    counters: (stream, range) => countersOf(db.read, stream, range),
    gaps: (stream, range, of) => gapsOf(db.read, stream, range, of),
    registerDays: (stream, range) => registerDaysOf(db.read, stream, range),
    shifts: (stream, range) => shiftsOf(db.read, stream, range),
    explanations: (stream, range) => explanationsOf(db.read, stream, range),
    explain: (stream, day, findings, reason) =>
      db.write((tx) => explainAll(tx, stream, { ...day, findings, reason }, clock), { durable: true }),
  };
}

const keyOf = (stream: StreamId) => sql`(SELECT id FROM stream WHERE public_id = ${stream})`;

/** A location at a time, by the index of its days. */
const inRange = (stream: StreamId, { from, to }: DayRange) => sql`
  stream_id = ${keyOf(stream)} AND business_date BETWEEN ${from} AND ${to}
  AND location IN (SELECT DISTINCT location FROM digest WHERE stream_id = ${keyOf(stream)})`;

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

async function registerDaysOf(
  read: Read,
  stream: StreamId,
  range: DayRange,
): Promise<readonly RegisterDay[]> {
  const { rows } = await sql<RegisterDay>`
    SELECT location, coalesce(register, '') AS register, business_date AS date,
      sum(${IS_RECEIPT}) AS receipts, sum(kind IN ('shift-open', 'shift-close')) AS shifts
    FROM pos_document WHERE ${inRange(stream, range)}
    GROUP BY 1, 2, 3 HAVING receipts > 0 OR shifts > 0`.execute(read);
  return rows;
}

/** A till that does not name its shifts has one a day. */
async function shiftsOf(read: Read, stream: StreamId, range: DayRange): Promise<readonly ShiftFacts[]> {
  const { rows } = await sql<ShiftFacts>`
    SELECT location, coalesce(register, '') AS register, coalesce(shift, business_date) AS shift,
      min(business_date) FILTER (WHERE kind = 'shift-open') AS opened,
      max(business_date) FILTER (WHERE kind = 'shift-close') AS closed
    FROM pos_document WHERE ${inRange(stream, range)} AND kind IN ('shift-open', 'shift-close')
    GROUP BY 1, 2, 3`.execute(read);
  return rows;
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
