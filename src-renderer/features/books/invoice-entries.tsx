import { Stack, Text } from '@mantine/core';
import type { InvoiceView } from '../../../src-shared/ipc/contract.ts';
import { paths, Section } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { waitsForItsCase } from './document-places.ts';
import { EntryTable } from './entry-table.tsx';

/** States in which a document has made no entry, with the words for when it will. */
const NO_ENTRIES_YET: ReadonlySet<InvoiceView['state']> = new Set([
  'open',
  'inactive',
  'pending',
  'counted',
  'processed',
  'confirmed',
]);

/** The double entries that the document made; those of a posting are explained by its receipts. */
export function InvoiceEntries(props: {
  readonly document: InvoiceView;
  readonly books: string | undefined;
}) {
  const { document, books } = props;
  const { number, entries, planned, state, type } = document;
  const say = useTexts('books');
  if (entries.length === 0) {
    const own = NO_ENTRIES_YET.has(state) ? `entries.none.${state}` : 'entries.none';
    const why = say(waitsForItsCase(document) ? 'entries.none.case' : own);
    return planned.length === 0 ? (
      <Section title={say('entries')}>
        <Text size="sm">{why}</Text>
      </Section>
    ) : (
      <Section title={say('entries.planned')} description={why} flush>
        <Stack gap="md">
          {planned.map((entry, at) => (
            <EntryTable key={at} entry={entry} />
          ))}
        </Stack>
      </Section>
    );
  }
  const explain = (account: string) => paths.explainLines(number, { account }, books);
  return (
    <Section title={say('entries')} flush>
      <Stack gap="md">
        {entries.map((entry, at) => (
          // No receipt has made what was there before.
          <EntryTable key={at} entry={entry} {...(type === 'opening-balance' ? {} : { explain })} />
        ))}
      </Stack>
    </Section>
  );
}
