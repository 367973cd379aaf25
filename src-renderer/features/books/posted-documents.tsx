import type { AccountingDocumentType } from '../../../src-shared/model/index.ts';
import type { ChosenBooks } from '../../bridge/index.ts';
import { EmptyState, PageHeader, useTypedSearch } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { DocumentsTable } from './documents-table.tsx';
import { OpenListFilters } from './open-list-filters.tsx';
import { type OpenList, useOpenLists } from './open-lists.ts';
import { NothingPosted, PostedNote } from './posted-note.tsx';

const TYPE_OF: Readonly<Record<OpenList, AccountingDocumentType>> = {
  orders: 'sales-order',
  receipts: 'receipt',
  journals: 'journal',
};

/**
 * The orders, receipts or journals that Daybook has posted to books which others keep: what is still to be
 * done with them is done, and known, in their program.
 */
export function PostedDocuments({ list, books }: { readonly list: OpenList; readonly books: ChosenBooks }) {
  const say = useTexts('books');
  const search = useOpenLists((lists) => lists[list].search);
  const typed = useTypedSearch(search);
  return (
    <>
      <PageHeader title={say(`${list}.title`)} subtitle={say('posted.subtitle')} />
      <PostedNote books={books} />
      <OpenListFilters list={list} books={books} />
      <DocumentsTable
        label={say(`${list}.title`)}
        books={books}
        type={TYPE_OF[list]}
        search={typed}
        empty={
          typed === '' ? (
            <NothingPosted books={books} />
          ) : (
            <EmptyState title={say('invoices.no-match')} text={say('invoices.no-match.text')} />
          )
        }
      />
    </>
  );
}
