import { useCallback, useMemo, useState } from 'react';
import {
  type RequestInput,
  requests,
  type Responses,
  type TaskChannel,
  type TaskView,
} from '../../src-shared/ipc/contract.ts';
import type { Failure } from '../../src-shared/model/index.ts';
import { startTask } from './ask.ts';
import { declined } from './failure-error.ts';
import { failureIn } from '../../src-shared/ipc/failure-in.ts';
import { isUnderWay, latestTask, useTasks } from './tasks.ts';
import { useAction } from './use-action.ts';

/** Long work of one channel that this screen starts and follows. */
export interface FollowedTask<C extends TaskChannel> {
  /** The one that was started or met here last, null before. */
  readonly task: TaskView | null;
  /** It starts or goes on: another one cannot be started here meanwhile. */
  readonly busy: boolean;
  /** What it came to, once it is done. The same object as long as the task is the same. */
  readonly result: Responses[C] | null;
  /** Why it could not start or did not come to an end. */
  readonly failure: Failure | null;
  readonly start: (input: RequestInput<C>) => Promise<void>;
  readonly forget: () => void;
}

/**
 * Starts long work and follows it by its events.
 * @param from `anywhere`: follows also what goes on already, started before this screen was left, or elsewhere
 */
export function useTask<C extends TaskChannel>(
  channel: C,
  from: 'here' | 'anywhere' = 'here',
): FollowedTask<C> {
  const [id, setId] = useState<string | null>(null);
  const underWay = useTasks((tasks) => {
    const latest = from === 'here' ? null : latestTask(tasks, channel);
    return latest !== null && isUnderWay(latest) ? latest.id : null;
  });
  // Kept, so that what it came to is seen once it has ended.
  if (underWay !== null && underWay !== id) setId(underWay);
  const task = useTasks(({ byId }) => (id === null ? null : (byId[id] ?? null)));
  const begin = useAction(
    useCallback(
      async (input: RequestInput<C>) => {
        const started = await startTask(channel, input);
        useTasks.getState().see(started);
        setId(started.id);
      },
      [channel],
    ),
  );
  const busy = begin.busy || (task !== null && isUnderWay(task));
  const outcome = useMemo(() => outcomeOf(channel, task?.outcome ?? null), [channel, task?.outcome]);
  return {
    task,
    busy,
    result: outcome.result,
    failure: begin.failure ?? outcome.failure,
    start: async (input) => {
      if (!busy) await begin.run(input);
    },
    forget: () => {
      begin.forget();
      setId(null);
    },
  };
}

/**
 * Starts long work and waits for its end; what it came to, also where a person has stopped it in between.
 * Null when it never began.
 * @throws FailureError when it cannot start or fails
 */
export async function runTask<C extends TaskChannel>(
  channel: C,
  input: RequestInput<C>,
): Promise<Responses[C] | null> {
  const started = await startTask(channel, input);
  useTasks.getState().see(started);
  const ended = await endOf(started);
  const { result, failure } = outcomeOf(channel, ended?.outcome ?? null);
  if (failure !== null) throw declined(failure);
  return result;
}

/** The task as it ended; null when its ledger has been left meanwhile. */
function endOf({ id }: TaskView): Promise<TaskView | null> {
  return new Promise((resolve) => {
    const look = (): boolean => {
      const task = useTasks.getState().byId[id];
      if (task !== undefined && isUnderWay(task)) return false;
      resolve(task ?? null);
      return true;
    };
    if (look()) return;
    const stop = useTasks.subscribe(() => {
      if (look()) stop();
    });
  });
}

function outcomeOf<C extends TaskChannel>(
  channel: C,
  outcome: TaskView['outcome'],
): { readonly result: Responses[C] | null; readonly failure: Failure | null } {
  if (outcome === null) return { result: null, failure: null };
  if (!outcome.ok) return { result: null, failure: outcome.failure };
  const parsed = requests[channel].output.safeParse(outcome.value);
  // Another version of the program than this window: a defect to show, not one to fall over.
  if (!parsed.success) return { result: null, failure: failureIn(parsed.error) };
  return { result: parsed.data as Responses[C], failure: null };
}
