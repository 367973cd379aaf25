import { Button, Stack } from '@mantine/core';
import { IconClipboardList, IconClipboardText } from '@tabler/icons-react';
import { Link } from 'react-router';
import { type ChosenBooks, saveFile, useAction, useChosenBooks } from '../../bridge/index.ts';
import {
  CureLink,
  type ExportFormat,
  ExportMenu,
  FailureNote,
  BooksNotHere,
  PageHeader,
  paths,
  QueryView,
  useTypedSearch,
} from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { StockFigures } from './stock-figures.tsx';
import { StockFilters } from './stock-filters.tsx';
import { useStockView } from './stock-store.ts';
import { StockTable } from './stock-table.tsx';
import { stockAsked, useStockRows } from './use-stock-rows.ts';

/** What there is of every item at every location, and what it is worth. */
export function StockScreen() {
  const say = useTexts('stock');
  const books = useChosenBooks();
  if (!books.isHere) return <BooksNotHere books={books} title={say('title')} subtitle={say('subtitle')} />;
  return <StockOf books={books} />;
}

function StockOf({ books }: { readonly books: ChosenBooks }) {
  const say = useTexts('stock');
  const { search, place } = useStockView();
  const typed = useTypedSearch(search);
  const stock = useStockRows(books, typed, place);
  const save = useAction(async (format: ExportFormat) =>
    saveFile('reports.export', {
      report: 'stock',
      format,
      ...books.input,
      ...stockAsked(typed, place),
    }),
  );
  return (
    <>
      <PageHeader
        title={say('title')}
        subtitle={say('subtitle')}
        actions={
          <>
            <Button
              component={Link}
              to={paths.stockCounts}
              variant="default"
              leftSection={<IconClipboardList size={16} aria-hidden />}
            >
              {say('counts.title')}
            </Button>
            <Button
              component={Link}
              to={paths.countSheet}
              variant="default"
              leftSection={<IconClipboardText size={16} aria-hidden />}
            >
              {say('sheet.title')}
            </Button>
            <ExportMenu onExport={save.run} />
          </>
        }
      />
      <Stack gap="sm">
        {save.failure !== null && (
          <FailureNote failure={save.failure} action={<CureLink failure={save.failure} />} alert />
        )}
        <StockFilters places={stock.places} books={books} />
        <QueryView query={stock.query}>
          {({ pages: [first] }) =>
            first === undefined ? null : (
              <>
                <StockFigures report={first} />
                <StockTable stock={stock} report={first} isFiltered={typed !== '' || place !== null} />
              </>
            )
          }
        </QueryView>
      </Stack>
    </>
  );
}
