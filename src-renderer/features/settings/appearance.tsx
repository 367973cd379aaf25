import { Input, SegmentedControl, Select, Stack, useMantineColorScheme } from '@mantine/core';
import { useId } from 'react';
import { useAction, useHost } from '../../bridge/index.ts';
import { FailureNote, Section } from '../../components/index.ts';
import { LANGUAGE_NAMES, useTexts } from '../../i18n/index.ts';

const SCHEMES = ['light', 'dark', 'auto'] as const;
const SYSTEM = 'system';

/** Light or dark, and the language of the texts. */
export function Appearance() {
  const say = useTexts('settings');
  const label = useId();
  const { colorScheme } = useMantineColorScheme();
  const { info, change } = useHost();
  const setScheme = useAction(async (value: string) =>
    change({ colorScheme: SCHEMES.find((known) => known === value) ?? 'auto' }),
  );
  const setLocale = useAction(async (locale: string | null) => {
    await change({ locale });
    // Every text, date and number is written anew.
    location.reload();
  });
  const failure = setScheme.failure ?? setLocale.failure;
  return (
    <Section title={say('appearance')}>
      <Stack gap="sm">
        {failure !== null && <FailureNote failure={failure} compact alert />}
        <div>
          <Input.Label id={label} labelElement="div">
            {say('color-scheme')}
          </Input.Label>
          <div>
            <SegmentedControl
              aria-labelledby={label}
              data={SCHEMES.map((value) => ({ value, label: say(`color-scheme.${value}`) }))}
              value={info?.settings.colorScheme ?? colorScheme}
              onChange={(value) => void setScheme.run(value)}
            />
          </div>
        </div>
        <Select
          label={say('language')}
          maw={320}
          data={[{ value: SYSTEM, label: say('language.system') }, ...LANGUAGE_NAMES]}
          value={info?.settings.locale ?? SYSTEM}
          onChange={(value) => void setLocale.run(value === SYSTEM ? null : value)}
          allowDeselect={false}
        />
      </Stack>
    </Section>
  );
}
