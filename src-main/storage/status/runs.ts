import type { Failure, RecordedRun, RunCounts } from '../../../src-shared/model/index.ts';
import type { Instant } from '../../../src-shared/time/index.ts';
import type { Clock, RunStore } from '../../core/ports/index.ts';
import type { LedgerDatabase, WriteTx } from '../database/seam.ts';

/** Runs that are remembered: some years of nights. */
const KEPT_RUNS = 5_000;

/** Runs as rows; one at a time, as the queue of long work has it. */
export function createRunStore(db: LedgerDatabase, clock: Clock): RunStore {
  return {
    begin: (run) =>
      db.write((tx) => {
        const now = clock.now();
        interruptAll(tx, now);
        tx.prepare(
          `INSERT INTO sync_run (public_id, kind, started_by, streams, started_at, outcome)
           VALUES (?, ?, ?, ?, ?, 'running')`,
        ).run(run.id, run.kind, run.startedBy, JSON.stringify(run.streams), now);
        tx.prepare('DELETE FROM sync_run WHERE id <= (SELECT max(id) FROM sync_run) - ?').run(KEPT_RUNS);
      }),
    end: (id, { outcome, counts, failure }) =>
      db.write((tx) => {
        tx.prepare(
          `UPDATE sync_run SET outcome = ?, ended_at = ?, counts = ?, failure = ?
           WHERE public_id = ? AND outcome = 'running'`,
        ).run(outcome, clock.now(), textOf(counts), textOf(failure), id);
      }),
    async endInterrupted() {
      const found = await db.read
        .selectFrom('sync_run')
        .select('id')
        .where('outcome', '=', 'running')
        .executeTakeFirst();
      // Nothing is written into a ledger that needs nothing.
      if (found !== undefined) await db.write((tx) => interruptAll(tx, clock.now()));
    },
    async latest(limit) {
      const rows = await db.read
        .selectFrom('sync_run')
        .selectAll()
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map((row): RecordedRun => ({
        id: row.public_id,
        kind: row.kind,
        startedBy: row.started_by,
        streams: JSON.parse(row.streams) as string[],
        startedAt: row.started_at,
        endedAt: row.ended_at,
        outcome: row.outcome,
        counts: row.counts === null ? null : (JSON.parse(row.counts) as RunCounts),
        failure: row.failure === null ? null : (JSON.parse(row.failure) as Failure),
      }));
    },
  };
}

function textOf(value: object | null): string | null {
  return value === null ? null : JSON.stringify(value);
}

function interruptAll(tx: WriteTx, now: Instant): void {
  tx.prepare(`UPDATE sync_run SET outcome = 'interrupted', ended_at = ? WHERE outcome = 'running'`).run(now);
}
