import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconPower } from '@tabler/icons-react';
import { useLocation } from 'react-router';
import { useAction, useHost } from '../bridge/index.ts';
import { FailureNote, paths } from '../components/index.ts';
import { useTexts } from '../i18n/index.ts';

/** Where a person has something else on their mind: nothing is connected yet. */
const NOT_HERE: readonly string[] = [paths.home, paths.welcome, paths.connect];

/** Asks once whether Daybook may start with the computer. Either answer is kept; the settings change it. */
export function StartQuestion() {
  const say = useTexts('app');
  const { pathname } = useLocation();
  const { info, change } = useHost();
  const answer = useAction(async (startAtLogin: boolean) => change({ startAtLogin }));
  const isOpen = info?.capabilities.startAtLogin === true && info.settings.startAtLogin === null;
  if (!isOpen || NOT_HERE.includes(pathname)) return null;
  return (
    <Alert
      mb="md"
      variant="outline"
      icon={<IconPower aria-hidden />}
      title={say('start.question')}
      role="region"
      aria-label={say('start.question')}
    >
      <Stack gap="xs">
        <Text size="sm">{say('start.why')}</Text>
        {answer.failure !== null && <FailureNote failure={answer.failure} compact alert />}
        <Group gap="xs">
          <Button size="xs" onClick={() => void answer.run(true)} loading={answer.busy}>
            {say('start.yes')}
          </Button>
          <Button size="xs" variant="default" onClick={() => void answer.run(false)} disabled={answer.busy}>
            {say('start.no')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
