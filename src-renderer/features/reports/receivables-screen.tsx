import { Group, Stack, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type ChosenBooks, saveFile, useAction, useAnswer, useChosenBooks } from '../../bridge/index.ts';
import {
  BooksSelect,
  CureLink,
  DateField,
  type ExportFormat,
  ExportMenu,
  FailureNote,
  BooksNotHere,
  PageHeader,
  QueryView,
} from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { ReceivablesSummary } from './receivables-summary.tsx';
import { ReceivablesTable } from './receivables-table.tsx';
import { useReports } from './reports-store.ts';

/** What customers owe, by how long they have owed it. */
export function ReceivablesScreen() {
  const say = useTexts('reports');
  const books = useChosenBooks();
  if (!books.isHere)
    return (
      <BooksNotHere books={books} title={say('receivables.title')} subtitle={say('receivables.subtitle')} />
    );
  return <Receivables books={books} />;
}

function Receivables({ books }: { readonly books: ChosenBooks }) {
  const say = useTexts('reports');
  const asOf = useReports((view) => view.asOf);
  const query = useAnswer(
    'reports.aged-receivables',
    { ...books.input, asOf },
    { enabled: books.isKnown && books.isHere },
  );
  const save = useAction(async (format: ExportFormat) =>
    saveFile('reports.export', { report: 'aged-receivables', format, ...books.input, asOf }),
  );
  return (
    <>
      <PageHeader
        title={say('receivables.title')}
        subtitle={say('receivables.subtitle')}
        actions={<ExportMenu onExport={save.run} />}
      />
      <Stack gap="sm">
        {save.failure !== null && (
          <FailureNote failure={save.failure} action={<CureLink failure={save.failure} />} alert />
        )}
        <Filters books={books} />
        <QueryView query={query}>
          {(report) => (
            <Stack gap="sm">
              <ReceivablesSummary report={report} />
              <ReceivablesTable report={report} books={books.input.books} />
            </Stack>
          )}
        </QueryView>
      </Stack>
    </>
  );
}

function Filters({ books }: { readonly books: ChosenBooks }) {
  const say = useTexts('reports');
  const { asOf, search, set } = useReports();
  return (
    <Group align="flex-end" role="group" aria-label={say('filter')}>
      <TextInput
        label={say('search')}
        placeholder={say('search.hint')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={search}
        maxLength={100}
        onChange={({ currentTarget }) => set({ search: currentTarget.value })}
        w={220}
      />
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
  );
}
