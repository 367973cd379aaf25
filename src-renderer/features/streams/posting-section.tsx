import { Checkbox, Radio, Stack } from '@mantine/core';
import { POSTING_STYLES } from '../../../src-shared/model/index.ts';
import { Section } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import type { SettingsForm } from './use-settings-form.ts';

/** What documents days become, who takes them further, and what their customers are called. */
export function PostingSection({ form }: { readonly form: SettingsForm }) {
  const say = useTexts('streams');
  const { draft, change } = form;
  return (
    <Section title={say('section.posting')} description={say('section.posting.text')}>
      <Stack gap="md">
        <Radio.Group
          label={say('style')}
          value={draft.postingStyle}
          onChange={(value) =>
            change({ postingStyle: POSTING_STYLES.find((style) => style === value) ?? draft.postingStyle })
          }
        >
          <Stack gap="xs" mt="xs">
            {POSTING_STYLES.map((style) => (
              <Radio
                key={style}
                value={style}
                label={say(`style.${style}`)}
                description={say(`style.${style}.text`)}
              />
            ))}
          </Stack>
        </Radio.Group>
        <Radio.Group
          label={say('process')}
          value={draft.autoProcess ? 'itself' : 'person'}
          onChange={(value) => change({ autoProcess: value === 'itself' })}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="person" label={say('process.person')} description={say('process.person.text')} />
            <Radio value="itself" label={say('process.itself')} description={say('process.itself.text')} />
          </Stack>
        </Radio.Group>
        <Checkbox
          label={say('customer-code')}
          description={say('customer-code.text')}
          checked={draft.customerIdAsCode}
          onChange={(event) => change({ customerIdAsCode: event.currentTarget.checked })}
        />
      </Stack>
    </Section>
  );
}
