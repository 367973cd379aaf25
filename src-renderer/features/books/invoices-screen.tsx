import { IconFileInvoice } from '@tabler/icons-react';
import { useDebouncedValue } from '@mantine/hooks';
import { useCallback, useMemo } from 'react';
import { useNavigate } from 'react-router';
import type { DocumentView } from '../../../src-shared/ipc/contract.ts';
import { useChosenBooks, usePages } from '../../bridge/index.ts';
import {
  AmountText,
  type Column,
  DataTable,
  DateText,
  EmptyState,
  MoneyText,
  NoBooks,
  PageHeader,
  paths,
  QueryView,
} from '../../components/index.ts';
import { type Say, useTexts } from '../../i18n/index.ts';
import { useBooks } from './books-store.ts';
import { InvoiceFilters } from './invoice-filters.tsx';

/** How long a person may pause between two letters before the list is asked again. */
const TYPING_MS = 250;

/** What the books hold: invoices, credit notes and the other documents, newest first. */
export function InvoicesScreen() {
  const say = useTexts('books');
  const navigate = useNavigate();
  const books = useChosenBooks();
  const { type, search } = useBooks();
  const [typed] = useDebouncedValue(search.trim(), TYPING_MS);
  const query = usePages(
    'books.invoices',
    { type, newestFirst: true, ...books.input, ...(typed === '' ? {} : { search: typed }) },
    { enabled: books.isKnown && !books.none },
  );
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.invoices) ?? [], [query.data]);
  const currency = rows[0]?.currency ?? null;
  const columns = useMemo(() => columnsOf(say, currency), [say, currency]);
  const ofBooks = books.input.books;
  const open = useCallback(
    ({ number }: DocumentView) => void navigate(paths.invoice(number, ofBooks)),
    [navigate, ofBooks],
  );
  if (books.none) return <NoBooks title={say('invoices.title')} subtitle={say('invoices.subtitle')} />;
  const isFiltered = type !== null || typed !== '';
  return (
    <>
      <PageHeader title={say('invoices.title')} subtitle={say('invoices.subtitle')} />
      <InvoiceFilters books={books} />
      <QueryView query={query}>
        {({ pages }) => (
          <DataTable
            label={say('invoices.title')}
            columns={columns}
            rows={rows}
            rowKey={numberOf}
            rowLabel={numberOf}
            onOpen={open}
            {...query.paging}
            {...(pages[0] === undefined ? {} : { total: pages[0].total })}
            empty={
              <EmptyState
                icon={IconFileInvoice}
                title={say(isFiltered ? 'invoices.no-match' : 'invoices.empty')}
                text={say(isFiltered ? 'invoices.no-match.text' : 'invoices.empty.text')}
              />
            }
          />
        )}
      </QueryView>
    </>
  );
}

const numberOf = ({ number }: DocumentView): string => number;

/** One set of books has one currency, which the header names; rows of another one name their own. */
function columnsOf(say: Say, currency: string | null): readonly Column<DocumentView>[] {
  return [
    { key: 'date', header: say('column.date'), width: 110, render: ({ date }) => <DateText date={date} /> },
    { key: 'number', header: say('column.number'), width: 175, render: ({ number }) => number },
    { key: 'type', header: say('column.type'), width: 130, render: ({ type }) => say(`type.${type}`) },
    { key: 'location', header: say('column.location'), minWidth: 100, render: ({ location }) => location },
    {
      key: 'total',
      header: currency === null ? say('column.total') : say('column.total-in', { currency }),
      align: 'right',
      width: 120,
      render: (row) =>
        row.currency === currency ? (
          <AmountText amount={row.total} />
        ) : (
          <MoneyText amount={row.total} currency={row.currency} />
        ),
    },
    { key: 'contact', header: say('column.contact'), minWidth: 130, render: ({ contact }) => contact ?? '' },
  ];
}
