import { Group, Stack } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import { saveFile, useAction, useAnswer } from '../../bridge/index.ts';
import {
  CureLink,
  DateField,
  EmptyState,
  FailureNote,
  PageHeader,
  QueryView,
} from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { BooksSelect } from './books-select.tsx';
import { useBooks } from './books-store.ts';
import { JournalExport, type JournalFormat } from './journal-export.tsx';
import { NoBooks } from './no-books.tsx';
import { TrialBalanceTable } from './trial-balance-table.tsx';
import { useChosenBooks } from './use-chosen-books.ts';

/** Every account that has moved, with its balance on its side; debits and credits come out equal. */
export function TrialBalanceScreen() {
  const say = useTexts('books');
  const books = useChosenBooks();
  const { asOf, set } = useBooks();
  const query = useAnswer(
    'books.trial-balance',
    { asOf, ...books.input },
    { enabled: books.isKnown && !books.none },
  );
  const save = useAction(async (format: JournalFormat) =>
    saveFile('books.export', { format, ...books.input }),
  );
  if (books.none) {
    return <NoBooks title={say('trial-balance.title')} subtitle={say('trial-balance.subtitle')} />;
  }
  return (
    <>
      <PageHeader
        title={say('trial-balance.title')}
        subtitle={say('trial-balance.subtitle')}
        actions={<JournalExport busy={save.busy} onExport={(format) => void save.run(format)} />}
      />
      <Stack gap="sm">
        {save.failure !== null && (
          <FailureNote failure={save.failure} action={<CureLink failure={save.failure} />} alert />
        )}
        <Group align="flex-end">
          <DateField
            label={say('as-of')}
            placeholder={say('as-of.today')}
            value={asOf}
            onChange={(date) => set({ asOf: date })}
            clearable
            clearButtonProps={{ 'aria-label': say('as-of.today') }}
            w={180}
          />
          <BooksSelect />
        </Group>
        <QueryView query={query}>
          {(balance) =>
            balance.rows.length === 0 ? (
              <EmptyState
                icon={IconScale}
                title={say('trial-balance.empty')}
                text={say('invoices.empty.text')}
              />
            ) : (
              <TrialBalanceTable balance={balance} books={books.input.books} />
            )
          }
        </QueryView>
      </Stack>
    </>
  );
}
