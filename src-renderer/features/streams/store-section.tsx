import { TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { Section } from '../../components/index.ts';
import { explainFailure, useTexts } from '../../i18n/index.ts';
import { failureAt } from './failed-field.ts';
import { MAX_NAME } from './settings-draft.ts';
import type { SettingsForm } from './use-settings-form.ts';

/** How the stream is called. */
export function StoreSection({ form }: { readonly form: SettingsForm }) {
  const say = useTexts('streams');
  const { draft, change, nameless } = form;
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // It says what is wrong, and may be far above the button.
    if (nameless > 0) field.current?.focus();
  }, [nameless]);
  const failure = failureAt('name', form.failure);
  return (
    <Section title={say('section.store')}>
      <TextInput
        ref={field}
        label={say('name')}
        description={say('name.text')}
        value={draft.name}
        maxLength={MAX_NAME}
        onChange={(event) => change({ name: event.currentTarget.value })}
        error={
          draft.name.trim() === ''
            ? say('name.missing')
            : failure === null
              ? null
              : explainFailure(failure).cause
        }
        maw={420}
        required
      />
    </Section>
  );
}
