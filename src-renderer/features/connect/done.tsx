import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { cancelTask, useAction, useAnswer, useTasks } from '../../bridge/index.ts';
import {
  CureLink,
  FailureNote,
  paths,
  sectionOf,
  TaskOutcome,
  TaskProgress,
} from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import classes from './connect.module.css';
import { type Connected, useWizard } from './connect-store.ts';
import { useFirstSync } from './use-first-sync.ts';

/** The stream is connected: read its sales now, and go on from there. */
export function Done({ connected }: { readonly connected: Connected }) {
  const say = useTexts('connect');
  const restart = useWizard((wizard) => wizard.restart);
  const { stream } = connected;
  const task = useTasks(({ byId }) => (connected.task === null ? null : (byId[connected.task] ?? null)));
  const sync = useFirstSync(stream);
  const cancel = useAction(cancelTask);
  const isOver = task !== null && task.endedAt !== null;
  const failed = task?.outcome?.ok === false ? task.outcome.failure : null;
  // One that was stopped has a result too, of what it has done until then.
  const isDone = task?.state === 'done' && task.outcome?.ok === true;
  return (
    <Stack gap="md">
      <DoneTitle name={stream} />
      <Unmapped stream={stream} />
      {task === null ? (
        <Text size="sm">{say('done.text')}</Text>
      ) : (
        <TaskProgress
          task={task}
          cancel={cancel}
          result={<TaskOutcome task={task} />}
          failureAction={failed === null ? undefined : <CureLink failure={failed} stream={stream} />}
        />
      )}
      {sync.failure !== null && (
        <FailureNote
          failure={sync.failure}
          action={<CureLink failure={sync.failure} stream={stream} />}
          alert
        />
      )}
      <Group>
        {!isDone && (task === null || isOver) && (
          <Button onClick={() => void sync.run()} loading={sync.busy}>
            {say(isOver ? 'done.sync-again' : 'done.sync')}
          </Button>
        )}
        <Button component={Link} to={paths.streamDigests(stream)} variant={isDone ? 'filled' : 'default'}>
          {say('done.digests')}
        </Button>
        <Button variant="subtle" onClick={restart} disabled={task !== null && !isOver}>
          {say('done.another')}
        </Button>
      </Group>
    </Stack>
  );
}

/** It takes the focus from the button that connected, which is gone. */
function DoneTitle({ name }: { readonly name: string }) {
  const say = useTexts('connect');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Group gap="xs" wrap="nowrap">
      <IconCircleCheck size={22} color="var(--mantine-primary-color-filled)" aria-hidden />
      <h2 ref={heading} tabIndex={-1} className={classes['heading']}>
        {say('done.title', { name })}
      </h2>
    </Group>
  );
}

/** What waits for a decision before it can be posted. */
function Unmapped({ stream }: { readonly stream: string }) {
  const say = useTexts('connect');
  const attention = useAnswer('attention.list', { stream }).data?.attention ?? [];
  const unmapped = attention.filter((item) => item.kind === 'unmapped');
  const [first] = unmapped;
  if (first === undefined) return null;
  return (
    <Alert variant="outline" color="orange.9" title={say('done.unmapped', { count: unmapped.length })}>
      <Group justify="space-between">
        <Text size="sm">{say('done.unmapped.text', { count: unmapped.length })}</Text>
        <Button component={Link} to={paths.mappings(stream, sectionOf(first.type))} size="xs">
          {say('done.mappings')}
        </Button>
      </Group>
    </Alert>
  );
}
