import { useCallback } from 'react';
import type { RequestInput } from '../../../src-shared/ipc/contract.ts';
import { isUnderWay, latestTask, startTask, useAction, useTasks } from '../../bridge/index.ts';
import { useDigests } from './digests-store.ts';
import type { FollowedWork } from './post-progress.tsx';

/** The posting that this window follows: under way anywhere, or started here and not put away. */
export interface Posting extends FollowedWork {
  readonly start: (input: RequestInput<'digests.post'>) => Promise<void>;
}

/** Starts postings and follows them, also from one screen to the next. */
export function usePosting(): Posting {
  const followed = useDigests((state) => state.postTask);
  const follow = useDigests((state) => state.followPost);
  const task = useTasks((tasks) => {
    const latest = latestTask(tasks, 'digests.post');
    if (latest !== null && isUnderWay(latest)) return latest;
    return followed === null ? null : (tasks.byId[followed] ?? null);
  });
  const start = useAction(
    useCallback(
      async (input: RequestInput<'digests.post'>) => {
        const started = await startTask('digests.post', input);
        useTasks.getState().see(started);
        follow(started.id);
      },
      [follow],
    ),
  );
  return {
    task,
    underWay: start.busy || (task !== null && isUnderWay(task)),
    failure: start.failure,
    start: async (input) => {
      await start.run(input);
    },
    forget: () => follow(null),
    forgetFailure: start.forget,
  };
}
