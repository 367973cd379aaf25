import { Button, CloseButton } from '@mantine/core';
import { IconArrowBarToDown, IconRefresh } from '@tabler/icons-react';
import type { TaskChannel } from '../../../src-shared/ipc/contract.ts';
import { cancelTask, type FollowedTask, useAction } from '../../bridge/index.ts';
import { CureLink, FailureNote, TaskOutcome, TaskProgress } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import classes from './sync-status.module.css';
import type { LastFailure } from './use-last-failure.ts';

export type Refresh = FollowedTask<'status.refresh'>;
/** Work of any channel, as far as its progress is concerned. */
type Followed = Pick<FollowedTask<TaskChannel>, 'task' | 'busy' | 'failure' | 'forget'>;

/** Goes to the last failure. */
export function LastFailureButton({ jump }: { readonly jump: LastFailure }) {
  const say = useTexts('sync-status');
  return (
    <Button
      variant="default"
      leftSection={<IconArrowBarToDown size={16} aria-hidden />}
      onClick={() => void jump.run()}
      loading={jump.busy}
      aria-keyshortcuts="j"
      title={say('last-failure.hint')}
    >
      {say('last-failure')}
    </Button>
  );
}

/** Tries everything again that was not accepted. */
export function RefreshButton({ refresh }: { readonly refresh: Refresh }) {
  const say = useTexts('sync-status');
  return (
    <Button
      leftSection={<IconRefresh size={16} aria-hidden />}
      onClick={() => void refresh.start({})}
      loading={refresh.busy}
      title={say('refresh.hint')}
    >
      {say('refresh')}
    </Button>
  );
}

/** How long work goes and what came of it, or why it could not start. */
export function WorkProgress({ work }: { readonly work: Followed }) {
  const say = useTexts('sync-status');
  const cancel = useAction(cancelTask);
  const { task, failure, busy } = work;
  if (task === null && failure === null) return null;
  const cure = failure === null ? undefined : <CureLink failure={failure} />;
  return (
    <div className={classes['progress']}>
      <div>
        {task === null ? (
          failure !== null && <FailureNote failure={failure} action={cure} alert />
        ) : (
          <TaskProgress
            task={task}
            cancel={cancel}
            result={<TaskOutcome task={task} />}
            failureAction={cure}
          />
        )}
      </div>
      {!busy && <CloseButton onClick={work.forget} aria-label={say('put-away')} />}
    </div>
  );
}

/** What came of looking for the last failure, where that leads nowhere. */
export function JumpNote({ jump }: { readonly jump: LastFailure }) {
  const say = useTexts('sync-status');
  if (jump.failure !== null) {
    return <FailureNote failure={jump.failure} action={<CureLink failure={jump.failure} />} alert />;
  }
  return jump.none ? (
    <p role="status" className={classes['note']}>
      {say('last-failure.none')}
    </p>
  ) : null;
}
