import { CloseButton } from '@mantine/core';
import type { TaskView } from '../../../src-shared/ipc/contract.ts';
import type { Failure } from '../../../src-shared/model/index.ts';
import { cancelTask, useAction } from '../../bridge/index.ts';
import { CureLink, FailureNote, TaskOutcome, TaskProgress } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import classes from './digests.module.css';

/** Long work that is followed until a person puts its outcome away. */
export interface FollowedWork {
  readonly task: TaskView | null;
  readonly underWay: boolean;
  /** Why it could not start. */
  readonly failure: Failure | null;
  /** Puts the outcome away. */
  readonly forget: () => void;
  /** Puts away why it could not start. */
  readonly forgetFailure: () => void;
}

/** How a posting, or what was decided about a day, goes and what came of it, until a person puts it away. */
export function PostProgress({ posting }: { readonly posting: FollowedWork }) {
  const say = useTexts('digests');
  const cancel = useAction(cancelTask);
  const { task, failure, underWay } = posting;
  const failed = task?.outcome?.ok === false ? task.outcome.failure : null;
  return (
    <>
      {failure !== null && (
        // One that could not start says nothing of the one that is under way.
        <div className={classes['posting']}>
          <div className={classes['grow']}>
            <FailureNote failure={failure} action={<CureLink failure={failure} />} alert />
          </div>
          <CloseButton onClick={posting.forgetFailure} aria-label={say('post.forget')} />
        </div>
      )}
      {task !== null && (
        <div className={classes['posting']}>
          <div className={classes['grow']}>
            <TaskProgress
              task={task}
              cancel={cancel}
              result={<TaskOutcome task={task} />}
              failureAction={failed === null ? undefined : <CureLink failure={failed} />}
            />
          </div>
          {!underWay && <CloseButton onClick={posting.forget} aria-label={say('post.forget')} />}
        </div>
      )}
    </>
  );
}
