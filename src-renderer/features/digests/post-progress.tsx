import { CloseButton } from '@mantine/core';
import { cancelTask, useAction } from '../../bridge/index.ts';
import { CureLink, FailureNote, TaskOutcome, TaskProgress } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import classes from './digests.module.css';
import type { Posting } from './use-posting.ts';

/** How a posting goes and what came of it, until a person puts it away. */
export function PostProgress({ posting }: { readonly posting: Posting }) {
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
