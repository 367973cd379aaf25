import { ExpectedFailure, type Failure, type StreamId } from '../../src-shared/model/index.ts';
import type { JobRecord, ScheduleStore } from '../core/ports/index.ts';
import type { LedgerDatabase, WriteTx } from './database/seam.ts';
import type { ScheduleJobTable } from './database/tables/schedule.ts';

/** What each job of a stream has done, a row each. */
export function createScheduleStore(db: LedgerDatabase): ScheduleStore {
  return {
    async list() {
      const rows = await db.read
        .selectFrom('schedule_job')
        .innerJoin('stream', 'stream.id', 'schedule_job.stream_id')
        .selectAll('schedule_job')
        .select('stream.public_id as stream')
        .execute();
      return rows.map(recordOf);
    },
    // Durable: a run that the disk forgets would come a second time.
    put: (record) => db.write((tx) => putRecord(tx, record), { durable: true }),
    remove: (stream, job) =>
      db.write((tx) => {
        tx.prepare('DELETE FROM schedule_job WHERE stream_id = ? AND job = ?').run(keyOf(tx, stream), job);
      }),
  };
}

function putRecord(tx: WriteTx, { stream, job, mark, last }: JobRecord): void {
  tx.prepare(
    `INSERT INTO schedule_job (stream_id, job, through, due, tries, tried_at, behind_since,
       last_run_at, last_outcome, last_failure)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET through = excluded.through, due = excluded.due, tries = excluded.tries,
       tried_at = excluded.tried_at, behind_since = excluded.behind_since,
       last_run_at = excluded.last_run_at, last_outcome = excluded.last_outcome,
       last_failure = excluded.last_failure`,
  ).run(
    keyOf(tx, stream),
    job,
    mark.through,
    mark.due,
    mark.tries,
    mark.triedAt,
    mark.behindSince,
    last?.at ?? null,
    last?.outcome ?? null,
    last === null || last.failure === null ? null : JSON.stringify(last.failure),
  );
}

function keyOf(tx: WriteTx, stream: StreamId): number {
  const row = tx.prepare('SELECT id FROM stream WHERE public_id = ?').get<{ id: number }>(stream);
  if (row === undefined) throw new ExpectedFailure('stream-not-found', { where: stream });
  return row.id;
}

function recordOf(row: ScheduleJobTable & { readonly stream: StreamId }): JobRecord {
  const { stream, job, last_run_at: at, last_outcome: outcome, last_failure: failure } = row;
  const mark = {
    through: row.through,
    due: row.due,
    tries: row.tries,
    triedAt: row.tried_at,
    behindSince: row.behind_since,
  };
  if (at === null || outcome === null) return { stream, job, mark, last: null };
  const why = failure === null ? null : (JSON.parse(failure) as Failure);
  return { stream, job, mark, last: { at, outcome, failure: why } };
}
