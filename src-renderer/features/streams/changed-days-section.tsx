import { NumberInput, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { CHANGED_DAYS, MAX_REREAD_DAYS, takesBack } from '../../../src-shared/model/index.ts';
import { useAnswer } from '../../bridge/index.ts';
import { Section } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import type { SettingsForm } from './use-settings-form.ts';

/** How far back each sync looks for what tills have changed since, and what becomes of posted days. */
export function ChangedDaysSection({ form }: { readonly form: SettingsForm }) {
  const say = useTexts('streams');
  const { draft, change } = form;
  const { books } = form.stream;
  const known = useAnswer('books.list', {}).data?.books.find(({ name }) => name === books);
  const isKept = known !== undefined && !takesBack(known.system);
  return (
    <Section title={say('section.changed-days')} description={say('section.changed-days.text')}>
      <Stack gap="md">
        <RereadDays form={form} />
        <Radio.Group
          label={say('changed-days')}
          value={draft.changedDays}
          onChange={(value) =>
            change({ changedDays: CHANGED_DAYS.find((days) => days === value) ?? draft.changedDays })
          }
        >
          <Stack gap="xs" mt="xs">
            {CHANGED_DAYS.map((days) => (
              <Radio
                key={days}
                value={days}
                disabled={days === 'replace' && isKept}
                label={say(`changed-days.${days}`)}
                description={
                  <>
                    {say(`changed-days.${days}.text`)}
                    {days === 'replace' && isKept && ` ${say('changed-days.replace.kept', { books })}`}
                  </>
                }
              />
            ))}
          </Stack>
        </Radio.Group>
      </Stack>
    </Section>
  );
}

function RereadDays({ form }: { readonly form: SettingsForm }) {
  const say = useTexts('streams');
  const { draft, change, stream } = form;
  // An empty field is on the way to another number; left empty it goes back to the one that is saved.
  const [isEmpty, setEmpty] = useState(false);
  return (
    <NumberInput
      label={say('reread-days')}
      description={say('reread-days.text', { max: MAX_REREAD_DAYS })}
      value={isEmpty ? '' : draft.rereadDays}
      onChange={(value) => {
        setEmpty(typeof value !== 'number');
        change({ rereadDays: typeof value === 'number' ? value : stream.settings.rereadDays });
      }}
      onBlur={() => setEmpty(false)}
      min={0}
      max={MAX_REREAD_DAYS}
      clampBehavior="strict"
      allowDecimal={false}
      allowNegative={false}
      styles={{ wrapper: { maxWidth: 160 } }}
    />
  );
}
