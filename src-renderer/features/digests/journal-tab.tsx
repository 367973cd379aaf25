import { Stack, Text } from '@mantine/core';
import type { DigestDetail } from '../../../src-shared/ipc/contract.ts';
import { DateText, EmptyState, Section } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { OwnEntryLines } from './own-entry-lines.tsx';

type Entry = DigestDetail['journal'][number];

/** The double entry that posting has made, or will make. */
export function JournalTab({ detail }: { readonly detail: DigestDetail }) {
  const say = useTexts('digests');
  const { journal, journalCount, digest } = detail;
  if (journal.length === 0) {
    return <EmptyState title={say('journal.none.title')} text={say('journal.none.text')} />;
  }
  return (
    <Stack>
      <Text size="sm">{say(`journal.${standOf(journal)}`)}</Text>
      {journal.map((entry, index) => (
        // Entries have no identity of their own here, and their order does not change.
        // oxlint-disable-next-line react/no-array-index-key
        <EntryTable key={index} entry={entry} currency={digest.currency} books={digest.books} />
      ))}
      {journal.length < journalCount && (
        <Text size="sm">{say('journal.showing', { shown: journal.length, total: journalCount })}</Text>
      )}
    </Stack>
  );
}

/** Where the entries stand: all alike, or some so and some so. */
function standOf(journal: readonly Entry[]): Entry['stand'] | 'both' {
  const [first, ...others] = new Set(journal.map((entry) => entry.stand));
  return first === undefined || others.length > 0 ? 'both' : first;
}

function EntryTable(props: { readonly entry: Entry; readonly currency: string; readonly books: string }) {
  const { entry, currency, books } = props;
  const say = useTexts('digests');
  return (
    <Section
      title={entry.narration}
      description={
        <>
          <DateText date={entry.date} /> · {say('summary.in', { currency })} ·{' '}
          {say(`journal.entry.${entry.stand}`)}
        </>
      }
    >
      <OwnEntryLines label={entry.narration} lines={entry.lines} books={books} />
    </Section>
  );
}
