import { Group, Select, Stack, TextInput } from '@mantine/core';
import { IconClipboardList, IconSearch } from '@tabler/icons-react';
import { useCallback, useMemo } from 'react';
import { useNavigate } from 'react-router';
import type { OpenDocumentView } from '../../../src-shared/ipc/contract.ts';
import { type ChosenBooks, useChosenBooks, usePages } from '../../bridge/index.ts';
import {
  BooksSelect,
  type Column,
  DataTable,
  DateText,
  EmptyState,
  BooksNotHere,
  PageHeader,
  paths,
  QueryView,
  useTypedSearch,
} from '../../components/index.ts';
import { type Say, useTexts } from '../../i18n/index.ts';
import { CountStateBadge } from './count-state-badge.tsx';
import { MAX_SEARCH_CHARS } from './stock-filters.tsx';
import { COUNT_STATES, useStockView } from './stock-store.ts';

/** Counts of the shops, those first that wait for somebody to look at what they differ by. */
export function CountsScreen() {
  const say = useTexts('stock');
  const books = useChosenBooks();
  if (!books.isHere)
    return <BooksNotHere books={books} title={say('counts.title')} subtitle={say('counts.subtitle')} />;
  return (
    <>
      <PageHeader
        title={say('counts.title')}
        subtitle={say('counts.subtitle')}
        back={{ to: paths.stock, label: say('title') }}
      />
      <Stack gap="sm">
        <CountFilters books={books} />
        <Counts books={books} />
      </Stack>
    </>
  );
}

function Counts({ books }: { readonly books: ChosenBooks }) {
  const say = useTexts('stock');
  const navigate = useNavigate();
  const { countState, countSearch } = useStockView();
  const typed = useTypedSearch(countSearch);
  const query = usePages(
    'books.counts',
    {
      ...books.input,
      ...(countState === null ? {} : { states: [countState] }),
      ...(typed === '' ? {} : { search: typed }),
    },
    { enabled: books.isKnown && books.isHere },
  );
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.counts) ?? [], [query.data]);
  const columns = useMemo(() => columnsOf(say), [say]);
  const ofBooks = books.input.books;
  const open = useCallback(
    ({ number }: OpenDocumentView) => void navigate(paths.stockCount(number, ofBooks)),
    [navigate, ofBooks],
  );
  const isFiltered = countState !== null || typed !== '';
  return (
    <QueryView query={query}>
      {({ pages }) => (
        <DataTable
          label={say('counts.title')}
          columns={columns}
          rows={rows}
          rowKey={numberOf}
          rowLabel={numberOf}
          onOpen={open}
          {...query.paging}
          {...(pages[0] === undefined ? {} : { total: pages[0].total })}
          empty={
            <EmptyState
              icon={IconClipboardList}
              title={say(isFiltered ? 'counts.no-match' : 'counts.empty')}
              text={say(isFiltered ? 'counts.no-match.text' : 'counts.empty.text')}
            />
          }
        />
      )}
    </QueryView>
  );
}

function CountFilters({ books }: { readonly books: ChosenBooks }) {
  const say = useTexts('stock');
  const { countState, countSearch, set } = useStockView();
  return (
    <Group align="flex-end" role="search" aria-label={say('filter')}>
      <TextInput
        label={say('search')}
        placeholder={say('counts.search.hint')}
        leftSection={<IconSearch size={16} aria-hidden />}
        maxLength={MAX_SEARCH_CHARS}
        value={countSearch}
        onChange={({ currentTarget }) => set({ countSearch: currentTarget.value })}
        w={220}
      />
      <Select
        label={say('column.state')}
        placeholder={say('state.all')}
        data={COUNT_STATES.map((value) => ({ value, label: say(`state.${value}`) }))}
        value={countState}
        onChange={(value) => set({ countState: COUNT_STATES.find((state) => state === value) ?? null })}
        clearable
        clearButtonProps={{ 'aria-label': say('state.all') }}
        w={180}
      />
      <BooksSelect label={say('books')} books={books} />
    </Group>
  );
}

const numberOf = ({ number }: OpenDocumentView): string => number;

function columnsOf(say: Say): readonly Column<OpenDocumentView>[] {
  return [
    { key: 'date', header: say('column.date'), width: 120, render: ({ date }) => <DateText date={date} /> },
    { key: 'number', header: say('column.number'), minWidth: 170, render: ({ number }) => number },
    { key: 'location', header: say('column.location'), minWidth: 130, render: ({ location }) => location },
    {
      key: 'state',
      header: say('column.state'),
      width: 170,
      render: ({ state }) => <CountStateBadge state={state} />,
    },
  ];
}
