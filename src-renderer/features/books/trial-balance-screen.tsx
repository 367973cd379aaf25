import { Button, Group, Stack } from '@mantine/core';
import { IconLock, IconScale } from '@tabler/icons-react';
import { Link } from 'react-router';
import { saveFile, useAction, useAnswer, useChosenBooks } from '../../bridge/index.ts';
import {
  BooksSelect,
  CureLink,
  DateField,
  EmptyState,
  FailureNote,
  FormatMenu,
  BooksNotHere,
  PageHeader,
  paths,
  QueryView,
} from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { useBooks } from './books-store.ts';
import { TrialBalanceTable } from './trial-balance-table.tsx';

/** The whole journal of the books, for other software. */
const FORMATS = ['hledger', 'beancount', 'csv'] as const;

/** Every account that has moved, with its balance on its side; debits and credits come out equal. */
export function TrialBalanceScreen() {
  const say = useTexts('books');
  const books = useChosenBooks();
  const { asOf, set } = useBooks();
  const query = useAnswer(
    'books.trial-balance',
    { asOf, ...books.input },
    { enabled: books.isKnown && books.isHere },
  );
  const save = useAction(async (format: (typeof FORMATS)[number]) =>
    saveFile('books.export', { format, ...books.input }),
  );
  if (!books.isHere) {
    return (
      <BooksNotHere
        books={books}
        title={say('trial-balance.title')}
        subtitle={say('trial-balance.subtitle')}
      />
    );
  }
  return (
    <>
      <PageHeader
        title={say('trial-balance.title')}
        subtitle={say('trial-balance.subtitle')}
        actions={
          <>
            <Button
              component={Link}
              to={paths.periods}
              variant="default"
              leftSection={<IconLock size={16} aria-hidden />}
            >
              {say('periods.title')}
            </Button>
            <FormatMenu
              label={say('export')}
              formats={FORMATS.map((format) => ({ format, label: say(`export.${format}`) }))}
              onExport={save.run}
            />
          </>
        }
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
          <BooksSelect label={say('books')} books={books} />
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
