import { useCallback } from 'react';
import type { TaskView } from '../../src-shared/ipc/contract.ts';
import type { Failure } from '../../src-shared/model/index.ts';
import { startTask } from './ask.ts';
import { tasksUnderWay, useTasks } from './tasks.ts';
import { useAction } from './use-action.ts';

/** A button that reads what is new. */
export interface SyncNow {
  readonly start: () => Promise<void>;
  /** A sync begins or goes on, started here or elsewhere. */
  readonly busy: boolean;
  /** Why it could not start. How it goes on is seen in the header of every screen. */
  readonly failure: Failure | null;
  readonly forget: () => void;
}

/** Begins to read what is new of one stream, or of all in use; every screen sees how it goes on. */
export async function startSync(stream?: string): Promise<TaskView> {
  const task = await startTask('sync.run', stream === undefined ? {} : { stream });
  useTasks.getState().see(task);
  return task;
}

/** Syncs one stream, or all in use. */
export function useSyncNow(stream?: string): SyncNow {
  const underWay = useTasks((tasks) => tasksUnderWay(tasks).some(({ channel }) => channel === 'sync.run'));
  const begin = useAction(
    useCallback(async () => {
      await startSync(stream);
    }, [stream]),
  );
  const busy = begin.busy || underWay;
  return {
    start: async () => {
      if (!busy) await begin.run();
    },
    busy,
    failure: begin.failure,
    forget: begin.forget,
  };
}
