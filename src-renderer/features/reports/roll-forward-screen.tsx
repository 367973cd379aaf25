import { Stack } from '@mantine/core';
import { type ChosenBooks, saveFile, useAction, useAnswer, useChosenBooks } from '../../bridge/index.ts';
import {
  CureLink,
  type ExportFormat,
  ExportMenu,
  FailureNote,
  BooksNotHere,
  PageHeader,
  QueryView,
} from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { MissingOpenings } from './missing-openings.tsx';
import { useReports } from './reports-store.ts';
import { RollForwardFilters } from './roll-forward-filters.tsx';
import { RollForwardSummary } from './roll-forward-summary.tsx';
import { RollForwardTable } from './roll-forward-table.tsx';

/** What is owed or held for others, day by day, beside what the ledger says. */
export function RollForwardScreen() {
  const say = useTexts('reports');
  const books = useChosenBooks();
  if (!books.isHere)
    return (
      <BooksNotHere books={books} title={say('roll-forward.title')} subtitle={say('roll-forward.subtitle')} />
    );
  return <RollForward books={books} />;
}

function RollForward({ books }: { readonly books: ChosenBooks }) {
  const say = useTexts('reports');
  const { ledger, from, to } = useReports();
  const asked = {
    ...books.input,
    ledger,
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
  };
  const query = useAnswer('reports.rollforward', asked, { enabled: books.isKnown && books.isHere });
  const save = useAction(async (format: ExportFormat) =>
    saveFile('reports.export', { report: 'rollforward', format, ...asked }),
  );
  return (
    <>
      <PageHeader
        title={say('roll-forward.title')}
        subtitle={say('roll-forward.subtitle')}
        actions={<ExportMenu onExport={save.run} />}
      />
      <Stack gap="sm">
        {save.failure !== null && (
          <FailureNote failure={save.failure} action={<CureLink failure={save.failure} />} alert />
        )}
        <RollForwardFilters books={books} />
        <QueryView query={query}>
          {(report) => (
            <Stack gap="sm">
              <RollForwardSummary report={report} books={books.input.books} />
              <MissingOpenings report={report} books={books.input.books} />
              <RollForwardTable report={report} />
            </Stack>
          )}
        </QueryView>
      </Stack>
    </>
  );
}
