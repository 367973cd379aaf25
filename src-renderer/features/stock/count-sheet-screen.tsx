import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { IconClipboardText, IconPackages, IconPrinter } from '@tabler/icons-react';
import { type ChosenBooks, saveFile, useAction, useAnswer, useChosenBooks } from '../../bridge/index.ts';
import {
  BooksSelect,
  CureLink,
  EmptyState,
  type ExportFormat,
  ExportMenu,
  FailureNote,
  BooksNotHere,
  PageHeader,
  paths,
  QueryView,
} from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { CountSheet } from './count-sheet.tsx';
import { useStockView } from './stock-store.ts';

/** What people take along the shelves of a location, to write down what they find. */
export function CountSheetScreen() {
  const say = useTexts('stock');
  const books = useChosenBooks();
  if (!books.isHere)
    return <BooksNotHere books={books} title={say('sheet.title')} subtitle={say('sheet.subtitle')} />;
  return <SheetOf books={books} />;
}

function SheetOf({ books }: { readonly books: ChosenBooks }) {
  const say = useTexts('stock');
  const { sheetPlace, set } = useStockView();
  const query = useAnswer(
    'reports.stock',
    { ...books.input, limit: 1 },
    { enabled: books.isKnown && books.isHere },
  );
  const places = query.data?.locations ?? [];
  // Of the only location there is nothing to choose; one of other books is none of these.
  const place = places.find((each) => each === sheetPlace) ?? (places.length === 1 ? places[0] : undefined);
  const save = useAction(async (format: ExportFormat) =>
    saveFile('reports.export', {
      report: 'count-sheet',
      format,
      ...books.input,
      ...(place === undefined ? {} : { location: place }),
    }),
  );
  return (
    <>
      <PageHeader
        title={place === undefined ? say('sheet.title') : say('sheet.at', { location: place })}
        subtitle={say('sheet.subtitle')}
        back={{ to: paths.stock, label: say('title') }}
        actions={
          <>
            <ExportMenu onExport={save.run} disabled={place === undefined} />
            <Button
              leftSection={<IconPrinter size={16} aria-hidden />}
              disabled={place === undefined}
              onClick={() => window.print()}
            >
              {say('sheet.print')}
            </Button>
          </>
        }
      />
      <Stack gap="sm">
        {save.failure !== null && (
          <FailureNote failure={save.failure} action={<CureLink failure={save.failure} />} alert />
        )}
        <Group align="flex-end" data-print="never">
          <Select
            label={say('column.location')}
            placeholder={say('sheet.choose')}
            data={places}
            value={place ?? null}
            onChange={(value) => set({ sheetPlace: value })}
            searchable
            w={260}
          />
          <BooksSelect label={say('books')} books={books} />
        </Group>
        <Text size="sm">{say('sheet.layby')}</Text>
        <QueryView query={query}>
          {() =>
            place === undefined ? (
              <EmptyState
                icon={places.length === 0 ? IconPackages : IconClipboardText}
                title={say(places.length === 0 ? 'sheet.no-stock' : 'sheet.choose')}
                text={say(places.length === 0 ? 'sheet.no-stock.text' : 'sheet.choose.text')}
              />
            ) : (
              <CountSheet books={books} location={place} />
            )
          }
        </QueryView>
      </Stack>
    </>
  );
}
