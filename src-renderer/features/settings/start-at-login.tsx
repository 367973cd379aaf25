import { Switch, Text } from '@mantine/core';
import { useAction, useHost } from '../../bridge/index.ts';
import { FailureNote, Section } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';

/** Whether Daybook starts with the computer, so that nightly syncs run; else it says that they do not. */
export function StartAtLogin() {
  const say = useTexts('settings');
  const { info, change } = useHost();
  const set = useAction(async (startAtLogin: boolean) => change({ startAtLogin }));
  if (info === null) return null;
  return (
    <Section title={say('start')}>
      {info.capabilities.startAtLogin ? (
        <Switch
          label={say('start.switch')}
          description={say('start.why')}
          checked={info.settings.startAtLogin ?? false}
          disabled={set.busy}
          onChange={({ currentTarget }) => void set.run(currentTarget.checked)}
        />
      ) : (
        <Text size="sm">{say('start.cannot')}</Text>
      )}
      {set.failure !== null && <FailureNote failure={set.failure} compact alert />}
    </Section>
  );
}
