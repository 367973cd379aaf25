import type { TaskView } from '../../../src-shared/ipc/contract.ts';
import { syncResult } from '../../../src-shared/ipc/sync.ts';
import type { Failure, JobOutcome } from '../../../src-shared/model/index.ts';

/** What a run came to, and why it failed. */
export interface RunEnd {
  readonly outcome: JobOutcome;
  readonly failure: Failure | null;
}

/**
 * A sync that could not reach the POS or the books of its stream has ended well for the task list, and has
 * failed here: it is worth another try.
 * @param closing whether Daybook is being closed, so that nobody meant to cancel it
 */
export function endOf(task: TaskView, stream: string, closing: boolean): RunEnd {
  if (task.state === 'cancelled') return { outcome: closing ? 'stopped' : 'cancelled', failure: null };
  if (task.outcome === null) return { outcome: 'failed', failure: null };
  if (!task.outcome.ok) return { outcome: 'failed', failure: task.outcome.failure };
  const { run } = syncResult.parse(task.outcome.value);
  const failed = run.attention.find((one) => one.kind === 'failed' && one.stream === stream);
  if (failed?.kind === 'failed') return { outcome: 'failed', failure: failed.failure };
  return { outcome: 'done', failure: null };
}
