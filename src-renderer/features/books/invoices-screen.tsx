import { IconFileInvoice } from '@tabler/icons-react';
import { useChosenBooks } from '../../bridge/index.ts';
import { EmptyState, NoBooks, PageHeader, useTypedSearch } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { useBooks } from './books-store.ts';
import { DocumentsTable } from './documents-table.tsx';
import { InvoiceFilters } from './invoice-filters.tsx';
import { NothingPosted, PostedNote } from './posted-note.tsx';

/** What the books hold: invoices, credit notes and the other documents, newest first. */
export function InvoicesScreen() {
  const say = useTexts('books');
  const books = useChosenBooks();
  const { type, search, priorPeriod } = useBooks();
  const typed = useTypedSearch(search);
  if (books.none) return <NoBooks title={say('invoices.title')} subtitle={say('invoices.subtitle')} />;
  const isFiltered = type !== null || typed !== '' || priorPeriod;
  return (
    <>
      <PageHeader
        title={say('invoices.title')}
        subtitle={say(books.keptElsewhere ? 'posted.subtitle' : 'invoices.subtitle')}
      />
      <PostedNote books={books} />
      <InvoiceFilters books={books} />
      <DocumentsTable
        label={say('invoices.title')}
        books={books}
        type={type}
        search={typed}
        priorPeriod={priorPeriod}
        empty={
          books.keptElsewhere && !isFiltered ? (
            <NothingPosted books={books} />
          ) : (
            <EmptyState
              icon={IconFileInvoice}
              title={say(isFiltered ? 'invoices.no-match' : 'invoices.empty')}
              text={say(isFiltered ? 'invoices.no-match.text' : 'invoices.empty.text')}
            />
          )
        }
      />
    </>
  );
}
