import type { Failure, RecordedRun, RunCounts } from '../../../src-shared/model/index.ts';
import type { Instant } from '../../../src-shared/time/index.ts';
import type { Clock, RunStore } from '../../core/ports/index.ts';
import { writeAudits } from '../audit.ts';
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
        const now = clock.now();
        const ended = tx
          .prepare(
            `UPDATE sync_run SET outcome = ?, ended_at = ?, counts = ?, failure = ?
             WHERE public_id = ? AND outcome = 'running'
             RETURNING ${ENDED_RUN}`,
          )
          .all<EndedRun>(outcome, now, textOf(counts), textOf(failure), id);
        auditRuns(tx, ended, { ...counts, ...toldOf(failure) }, now);
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

/** A failure by its code, with what fills its text. */
function toldOf(failure: Failure | null): object {
  if (failure === null) return {};
  const { code: cause, where, data } = failure;
  return { cause, about: { where, ...data } };
}

function interruptAll(tx: WriteTx, now: Instant): void {
  const ended = tx
    .prepare(
      `UPDATE sync_run SET outcome = 'interrupted', ended_at = ? WHERE outcome = 'running'
       RETURNING ${ENDED_RUN}`,
    )
    .all<EndedRun>(now);
  auditRuns(tx, ended, {}, now);
}

interface EndedRun extends Pick<RecordedRun, 'id' | 'kind' | 'startedBy' | 'outcome'> {
  /** Names, as JSON. */
  readonly streams: string;
}

const ENDED_RUN = 'public_id AS id, kind, started_by AS startedBy, outcome, streams';

/** Signed by who started the run: it may end without them. */
function auditRuns(tx: WriteTx, ended: readonly EndedRun[], came: object, now: Instant): void {
  writeAudits(
    tx,
    ended.map(({ id, kind, startedBy, outcome, streams }) => ({
      at: now,
      action: 'run-ended',
      subject: id,
      before: null,
      after: { kind, outcome, streams: (JSON.parse(streams) as string[]).join(', '), ...came },
      who: startedBy,
    })),
  );
}
