import { Checkbox, Radio, Stack } from '@mantine/core';
import { Section } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import type { SettingsForm } from './use-settings-form.ts';

/** How days become invoices. */
export function InvoiceSection({ form }: { readonly form: SettingsForm }) {
  const say = useTexts('streams');
  const { draft, change } = form;
  return (
    <Section title={say('section.invoice')}>
      <Stack gap="md">
        <Checkbox
          label={say('auto-invoice')}
          description={say('auto-invoice.text')}
          checked={draft.autoInvoice}
          onChange={(event) => change({ autoInvoice: event.currentTarget.checked })}
        />
        <Radio.Group
          label={say('grouping')}
          value={draft.grouping}
          onChange={(value) => change({ grouping: value === 'all' ? 'all' : 'sku' })}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="sku" label={say('grouping.sku')} description={say('grouping.sku.text')} />
            <Radio value="all" label={say('grouping.all')} description={say('grouping.all.text')} />
          </Stack>
        </Radio.Group>
        <Checkbox
          label={say('accept-suggestions')}
          description={say('accept-suggestions.text')}
          checked={draft.acceptSuggestions}
          onChange={(event) => change({ acceptSuggestions: event.currentTarget.checked })}
        />
      </Stack>
    </Section>
  );
}
