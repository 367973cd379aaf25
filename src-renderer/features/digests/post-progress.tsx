import { Anchor, CloseButton, Group } from '@mantine/core';
import { Link } from 'react-router';
import type { TaskView } from '../../../src-shared/ipc/contract.ts';
import { digestRequests } from '../../../src-shared/ipc/digests.ts';
import { cancelTask, useAction } from '../../bridge/index.ts';
import { CureLink, FailureNote, paths, TaskProgress } from '../../components/index.ts';
import { type Say, useTexts } from '../../i18n/index.ts';
import classes from './digests.module.css';
import type { Posting } from './use-posting.ts';

/** How a posting goes and what came of it, until a person puts it away. */
export function PostProgress({ posting }: { readonly posting: Posting }) {
  const say = useTexts('digests');
  const cancel = useAction(cancelTask);
  const { task, failure, underWay } = posting;
  if (failure !== null) {
    return <FailureNote failure={failure} action={<CureLink failure={failure} />} alert />;
  }
  if (task === null) return null;
  const failed = task.outcome?.ok === false ? task.outcome.failure : null;
  return (
    <div className={classes['posting']}>
      <div className={classes['grow']}>
        <TaskProgress
          task={task}
          onCancel={() => void cancel.run(task.id)}
          result={<PostResult task={task} />}
          failureAction={failed === null ? undefined : <CureLink failure={failed} />}
        />
      </div>
      {!underWay && <CloseButton onClick={posting.forget} aria-label={say('post.forget')} />}
    </div>
  );
}

function PostResult({ task }: { readonly task: TaskView }) {
  const say = useTexts('digests');
  const parsed = digestRequests['digests.post'].output.safeParse(
    task.outcome?.ok === true ? task.outcome.value : null,
  );
  if (!parsed.success) return null;
  const { posted, notReady, deliveries, attention } = parsed.data;
  const needs = attention.length;
  return (
    <Group gap="xs">
      <span>{resultWords(say, { posted, notReady, failed: deliveries.failed + deliveries.held })}</span>
      {needs > 0 && (
        <Anchor component={Link} to={paths.attention}>
          {say('post.attention', { count: needs })}
        </Anchor>
      )}
    </Group>
  );
}

function resultWords(
  say: Say,
  {
    posted,
    notReady,
    failed,
  }: { readonly posted: number; readonly notReady: number; readonly failed: number },
): string {
  return [
    say('post.posted', { count: posted }),
    ...(notReady === 0 ? [] : [say('post.not-ready', { count: notReady })]),
    ...(failed === 0 ? [] : [say('post.undelivered', { count: failed })]),
  ].join(' ');
}
