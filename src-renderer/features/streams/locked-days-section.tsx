import { Radio, Stack } from '@mantine/core';
import { LOCKED_DAYS } from '../../../src-shared/model/index.ts';
import { Section } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import type { SettingsForm } from './use-settings-form.ts';

/** What becomes of every posting, early or late, into a period that the accountant has locked. */
export function LockedDaysSection({ form }: { readonly form: SettingsForm }) {
  const say = useTexts('streams');
  const { draft, change } = form;
  return (
    <Section title={say('section.locked-days')} description={say('section.locked-days.text')}>
      <Radio.Group
        label={say('locked-days')}
        value={draft.lockedDays}
        onChange={(value) =>
          change({ lockedDays: LOCKED_DAYS.find((days) => days === value) ?? draft.lockedDays })
        }
      >
        <Stack gap="xs" mt="xs">
          {LOCKED_DAYS.map((days) => (
            <Radio
              key={days}
              value={days}
              label={say(`locked-days.${days}`)}
              description={say(`locked-days.${days}.text`)}
            />
          ))}
        </Stack>
      </Radio.Group>
    </Section>
  );
}
