import type { TaskChannel, TaskView } from '../../../src-shared/ipc/contract.ts';

/** Long work of one ledger: one piece at a time, in the order it was asked for. */
export interface Tasks {
  /** @throws ExpectedFailure too-many-tasks */
  start(channel: TaskChannel, input: unknown): TaskView;
  /** Asks it to stop at the next safe place; one that has ended stays as it is. @throws ExpectedFailure task-not-found */
  cancel(id: string): TaskView;
  /** As it is once it has ended, whatever it came to. @throws ExpectedFailure task-not-found */
  whenEnded(id: string): Promise<TaskView>;
  /** Waiting, running and lately ended ones, newest first. */
  list(): readonly TaskView[];
}
