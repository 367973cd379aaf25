import { Anchor, Divider, Stack, Text, Title } from '@mantine/core';
import { useMemo } from 'react';
import { Link } from 'react-router';
import type { TaskView } from '../../../src-shared/ipc/contract.ts';
import { cancelTask, isUnderWay, useAction, useTasks } from '../../bridge/index.ts';
import { CureLink, FailureNote, InstantText, paths, TaskProgress } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { needsPerson, useOutcomeWords } from './outcome-words.ts';

/** How many ended pieces of work are listed. */
const RECENT = 5;

/** The work under way and what lately came to an end, newest first. */
export function WorkList({ onGo }: { readonly onGo: () => void }) {
  const say = useTexts('work');
  const { byId } = useTasks();
  const newestFirst = Object.values(byId).toSorted((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
  const underWay = newestFirst.filter(isUnderWay);
  const ended = newestFirst.filter((task) => !isUnderWay(task)).slice(0, RECENT);
  if (newestFirst.length === 0) return <Text size="sm">{say('none')}</Text>;
  return (
    <Stack gap="sm">
      {[...underWay, ...ended].map((task, at) => (
        <Stack key={task.id} gap={4}>
          {at > 0 && <Divider />}
          <OneTask task={task} onGo={onGo} />
        </Stack>
      ))}
    </Stack>
  );
}

function OneTask({ task, onGo }: { readonly task: TaskView; readonly onGo: () => void }) {
  const say = useTexts('work');
  const outcomeWords = useOutcomeWords();
  const cancel = useAction(cancelTask);
  // Reading an outcome costs more than a row of this list: not for each step of other work.
  const result = useMemo(() => outcomeWords(task), [outcomeWords, task]);
  const left = useMemo(() => needsPerson(task), [task]);
  const failure = task.outcome?.ok === false ? task.outcome.failure : null;
  return (
    <>
      <Title order={2} size="h6">
        {say(`channel.${task.channel}`)}
        <Text span size="xs" fw={400} ml="xs">
          <InstantText at={task.startedAt} />
        </Text>
      </Title>
      <TaskProgress
        task={task}
        onCancel={() => void cancel.run(task.id)}
        {...(result === '' ? {} : { result })}
        {...(failure === null ? {} : { failureAction: <CureLink failure={failure} /> })}
      />
      {cancel.failure !== null && <FailureNote failure={cancel.failure} compact alert />}
      {left > 0 && (
        <Anchor component={Link} to={paths.attention} size="sm" onClick={onGo}>
          {say('attention', { count: left })}
        </Anchor>
      )}
    </>
  );
}
