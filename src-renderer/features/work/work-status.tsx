import { Button, Group, Loader, Popover, RingProgress, Text, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconHistory } from '@tabler/icons-react';
import type { TaskView } from '../../../src-shared/ipc/contract.ts';
import { tasksUnderWay, useTasks } from '../../bridge/index.ts';
import { percentDone, phaseWords } from '../../components/index.ts';
import { useSpoken } from '../../components/work/use-spoken.ts';
import { useTexts } from '../../i18n/index.ts';
import { SyncButton } from './sync-button.tsx';
import { useAnnouncedTasks } from './use-announced-tasks.tsx';
import { WorkList } from './work-list.tsx';
import classes from './work-status.module.css';

/** In the header of every screen: sync now, what is under way, and what lately came to an end. */
export function WorkStatus() {
  const say = useTexts('work');
  const sayPhase = useTexts('components');
  const [opened, { open, toggle, close }] = useDisclosure(false);
  const current = useTasks((tasks) => tasksUnderWay(tasks)[0] ?? null);
  useAnnouncedTasks(opened, open);
  const words =
    current === null
      ? say('recent')
      : say('current', { what: say(`channel.${current.channel}`), phase: phaseWords(current, sayPhase) });
  return (
    <Group gap="xs" wrap="nowrap" className={classes['status'] ?? ''}>
      <Popover
        opened={opened}
        onDismiss={close}
        position="bottom-end"
        width="min(460px, calc(100vw - 24px))"
        shadow="md"
        trapFocus
        returnFocus
        withRoles
      >
        <Popover.Target>
          <Button
            size="xs"
            variant="subtle"
            onClick={toggle}
            aria-label={words}
            leftSection={<Mark task={current} />}
          >
            <Text span size="xs" visibleFrom="xs" truncate>
              {words}
            </Text>
          </Button>
        </Popover.Target>
        <Popover.Dropdown mah="70vh" className={classes['list'] ?? ''}>
          <WorkList onGo={close} />
        </Popover.Dropdown>
      </Popover>
      {/* The list speaks for itself while it is open. */}
      {!opened && current !== null && <Spoken words={words} />}
      <SyncButton />
    </Group>
  );
}

function Spoken({ words }: { readonly words: string }) {
  return <VisuallyHidden role="status">{useSpoken(words)}</VisuallyHidden>;
}

function Mark({ task }: { readonly task: TaskView | null }) {
  if (task === null) return <IconHistory size={16} aria-hidden />;
  const percent = percentDone(task);
  if (percent === null) return <Loader size={16} aria-hidden />;
  return (
    <RingProgress size={18} thickness={3} sections={[{ value: percent, color: 'teal.8' }]} aria-hidden />
  );
}
