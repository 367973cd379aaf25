import type { Services } from '../../core/ports/index.ts';
import {
  ExpectedFailure,
  failure,
  type RecordedRun,
  type RunCounts,
  type SyncRun,
} from '../../../src-shared/model/index.ts';

/**
 * Does the work as a run that is written down: who started it, when, and what came of it, also where it
 * fails or is stopped.
 * @throws whatever the work throws
 */
export async function recorded<Result>(
  { ledger, ids, signal }: Services,
  run: Pick<RecordedRun, 'kind' | 'startedBy' | 'streams'>,
  work: () => Promise<Result>,
  countsOf: (result: Result) => RunCounts,
): Promise<Result> {
  const id = ids.uuid();
  await ledger.runs.begin({ id, ...run });
  try {
    const result = await work();
    const outcome = signal.aborted ? 'cancelled' : 'done';
    await ledger.runs.end(id, { outcome, counts: countsOf(result), failure: null });
    return result;
  } catch (error) {
    const cause = error instanceof ExpectedFailure ? error.failure : failure('internal');
    const stopped = signal.aborted && !(error instanceof ExpectedFailure);
    await ledger.runs.end(id, {
      outcome: stopped ? 'cancelled' : 'failed',
      counts: null,
      failure: stopped ? null : cause,
    });
    throw error;
  }
}

/** What a sync came to, in short. */
export function countsOfRun({ documents, deliveries, attention }: SyncRun): RunCounts {
  return {
    documents: documents.new + documents.changed,
    delivered: deliveries.succeeded,
    failed: deliveries.failed,
    attention: attention.length,
  };
}
