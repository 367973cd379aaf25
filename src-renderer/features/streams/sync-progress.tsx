import { CloseButton, Group, Text } from '@mantine/core';
import type { TaskView } from '../../../src-shared/ipc/contract.ts';
import { cancelTask, isUnderWay, useAction, useTasks } from '../../bridge/index.ts';
import { CureLink, TaskOutcome, TaskProgress } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import classes from './streams.module.css';
import { useStreams } from './streams-store.ts';

/** The syncs that were started here and the ones under way, each with the stream that it reads. */
export function SyncProgress() {
  const { byId } = useTasks();
  const { syncs, forget } = useStreams();
  const shown = Object.values(byId)
    .filter((task) => task.channel === 'sync.run' && (task.id in syncs || isUnderWay(task)))
    .toSorted((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
  return shown.map((task) => (
    <OneSync key={task.id} task={task} stream={syncs[task.id] ?? null} onForget={() => forget(task.id)} />
  ));
}

function OneSync(props: {
  readonly task: TaskView;
  /** Null: it reads every stream, or was started elsewhere. */
  readonly stream: string | null;
  readonly onForget: () => void;
}) {
  const say = useTexts('streams');
  const { task, stream } = props;
  const cancel = useAction(cancelTask);
  const failure = task.outcome?.ok === false ? task.outcome.failure : null;
  const title = stream === null ? say('sync.any') : say('sync.of', { name: stream });
  return (
    <div className={classes['sync']} role="group" aria-label={title}>
      <Group justify="space-between" wrap="nowrap" mb={4}>
        <Text size="sm" fw={600} truncate>
          {title}
        </Text>
        {!isUnderWay(task) && (
          <CloseButton size="sm" onClick={props.onForget} aria-label={say('sync.forget')} />
        )}
      </Group>
      <TaskProgress
        task={task}
        cancel={cancel}
        result={<TaskOutcome task={task} />}
        failureAction={
          failure === null ? undefined : (
            <CureLink failure={failure} {...(stream === null ? {} : { stream })} />
          )
        }
      />
    </div>
  );
}
