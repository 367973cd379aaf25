import { Divider, Stack, Text, Title } from '@mantine/core';
import type { TaskView } from '../../../src-shared/ipc/contract.ts';
import { cancelTask, isUnderWay, useAction, useTasks } from '../../bridge/index.ts';
import { CureLink, InstantText, TaskOutcome, TaskProgress, useOutcomeWords } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';

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
  const cancel = useAction(cancelTask);
  const failure = task.outcome?.ok === false ? task.outcome.failure : null;
  const isUnderstood = useOutcomeWords()(task) !== '';
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
        cancel={cancel}
        {...(isUnderstood ? { result: <TaskOutcome task={task} onGo={onGo} /> } : {})}
        {...(failure === null ? {} : { failureAction: <CureLink failure={failure} /> })}
      />
    </>
  );
}
