import { Group, Stack } from '@mantine/core';
import { Section } from '../../components/index.ts';
import { TimeOfDayInput } from '../../components/input/time-of-day-input.tsx';
import { TimeZoneSelect } from '../../components/input/time-zone-select.tsx';
import { explainFailure, useTexts } from '../../i18n/index.ts';
import { failureAt } from './failed-field.ts';
import type { SettingsForm } from './use-settings-form.ts';

/** When a trading day begins, and where. */
export function TimeSection({ form }: { readonly form: SettingsForm }) {
  const say = useTexts('streams');
  const { draft, change } = form;
  const failure = failureAt('timeZone', form.failure);
  return (
    <Section title={say('section.time')} description={say('section.time.text')}>
      <Stack gap="xs">
        <Group align="flex-start" grow>
          <TimeZoneSelect
            label={say('zone')}
            description={say('zone.text')}
            value={draft.timeZone}
            onChange={(timeZone) => {
              if (timeZone !== null) change({ timeZone });
            }}
            error={failure === null ? null : explainFailure(failure).cause}
          />
          <TimeOfDayInput
            label={say('cut-off')}
            description={say('cut-off.text')}
            minutes={draft.cutOffMinutes}
            onChange={(cutOffMinutes) => change({ cutOffMinutes })}
          />
        </Group>
      </Stack>
    </Section>
  );
}
