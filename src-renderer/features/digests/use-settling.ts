import { useCallback } from 'react';
import type { ChangeChoice, Failure } from '../../../src-shared/model/index.ts';
import { isUnderWay, startTask, useAction, useTasks } from '../../bridge/index.ts';
import { useDigests } from './digests-store.ts';
import type { FollowedWork } from './post-progress.tsx';

/** What was decided here about a day that changed: how it goes and what came of it. */
export function useSettling(digest: string): FollowedWork {
  const settling = useDigests((state) => state.settling);
  const follow = useDigests((state) => state.followSettling);
  const id = settling?.digest === digest ? settling.task : null;
  const task = useTasks(({ byId }) => (id === null ? null : (byId[id] ?? null)));
  return {
    task,
    underWay: task !== null && isUnderWay(task),
    // Why it could not start stands in the dialog that asked.
    failure: null,
    forget: () => follow(null),
    forgetFailure: () => undefined,
  };
}

/** What is decided: of a day all that has changed, or the documents that are chosen. */
interface Decision {
  readonly digest: string;
  readonly choice: ChangeChoice;
  readonly documents: readonly string[] | undefined;
  /** Mark of what the person looks at: nothing else is decided about. */
  readonly seen: string;
}

/** Decides about the day, for a reason. */
export interface Settle {
  /** Null when it could not start. */
  readonly run: (reason: string) => Promise<unknown>;
  readonly busy: boolean;
  readonly failure: Failure | null;
}

/** @param onStarted its progress is then followed by `useSettling` */
export function useSettle({ digest, choice, documents, seen }: Decision, onStarted: () => void): Settle {
  const follow = useDigests((state) => state.followSettling);
  return useAction(
    useCallback(
      async (reason: string) => {
        const task = await startTask('digests.settle-changes', {
          id: digest,
          choice,
          reason,
          seen,
          ...(documents === undefined ? {} : { documents: [...documents] }),
        });
        useTasks.getState().see(task);
        follow({ digest, task: task.id });
        onStarted();
      },
      [digest, choice, documents, seen, follow, onStarted],
    ),
  );
}
