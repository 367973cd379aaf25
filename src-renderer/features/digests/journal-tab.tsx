import { Anchor, Stack, Table, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { DigestDetail } from '../../../src-shared/ipc/contract.ts';
import { sumDecimals } from '../../../src-shared/money/index.ts';
import { AmountText, DateText, EmptyState, isZero, paths, Section } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import classes from './detail.module.css';

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
  const side = (of: 'debit' | 'credit') => (
    <AmountText amount={sumDecimals(entry.lines.map((line) => line[of]))} />
  );
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
      <Table
        layout="fixed"
        verticalSpacing={4}
        horizontalSpacing={8}
        aria-label={entry.narration}
        className={classes['entry']}
      >
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say('journal.account')}</Table.Th>
            <Table.Th>{say('journal.memo')}</Table.Th>
            <Table.Th ta="right" w={130}>
              {say('journal.debit')}
            </Table.Th>
            <Table.Th ta="right" w={130}>
              {say('journal.credit')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entry.lines.map((line, index) => (
            // oxlint-disable-next-line react/no-array-index-key
            <Table.Tr key={index}>
              <Table.Td>
                <Anchor component={Link} to={paths.account(line.account, books)} inherit underline="always">
                  {line.account}
                </Anchor>{' '}
                {line.name}
              </Table.Td>
              <Table.Td>{line.memo}</Table.Td>
              <Table.Td ta="right">{!isZero(line.debit) && <AmountText amount={line.debit} />}</Table.Td>
              <Table.Td ta="right">{!isZero(line.credit) && <AmountText amount={line.credit} />}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr fw={600}>
            <Table.Td colSpan={2}>{say('summary.total')}</Table.Td>
            <Table.Td ta="right">{side('debit')}</Table.Td>
            <Table.Td ta="right">{side('credit')}</Table.Td>
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </Section>
  );
}
