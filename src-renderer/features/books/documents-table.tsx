import { useCallback, useMemo } from 'react';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { DocumentView } from '../../../src-shared/ipc/contract.ts';
import type { AccountingDocumentType } from '../../../src-shared/model/index.ts';
import { type ChosenBooks, usePages } from '../../bridge/index.ts';
import {
  AmountText,
  type Column,
  DataTable,
  DateText,
  MoneyText,
  paths,
  QueryView,
} from '../../components/index.ts';
import { type Say, useTexts } from '../../i18n/index.ts';

/** Documents of the books, newest first; of books that others keep those that Daybook has posted. */
export function DocumentsTable(props: {
  readonly label: string;
  readonly books: ChosenBooks;
  /** Null: of every kind. */
  readonly type: AccountingDocumentType | null;
  /** Part of a number or of a location; empty: all. */
  readonly search: string;
  /** Only what counts on another day than it is about. */
  readonly priorPeriod?: boolean;
  readonly empty: ReactNode;
}) {
  const { label, books, type, search, priorPeriod = false, empty } = props;
  const say = useTexts('books');
  const navigate = useNavigate();
  const query = usePages(
    'books.invoices',
    { type, newestFirst: true, priorPeriod, ...books.input, ...(search === '' ? {} : { search }) },
    { enabled: books.isKnown && !books.none },
  );
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.invoices) ?? [], [query.data]);
  const currency = rows[0]?.currency ?? null;
  const columns = useMemo(() => columnsOf(say, currency, priorPeriod), [say, currency, priorPeriod]);
  const ofBooks = books.input.books;
  const open = useCallback(
    ({ number }: DocumentView) => void navigate(paths.invoice(number, ofBooks)),
    [navigate, ofBooks],
  );
  return (
    <QueryView query={query}>
      {({ pages }) => (
        <DataTable
          label={label}
          columns={columns}
          rows={rows}
          rowKey={numberOf}
          rowLabel={numberOf}
          onOpen={open}
          {...query.paging}
          {...(pages[0] === undefined ? {} : { total: pages[0].total })}
          empty={empty}
        />
      )}
    </QueryView>
  );
}

const numberOf = ({ number }: DocumentView): string => number;

/** One set of books has one currency, which the header names; rows of another one name their own. */
function columnsOf(say: Say, currency: string | null, about: boolean): readonly Column<DocumentView>[] {
  return [
    { key: 'date', header: say('column.date'), width: 110, render: ({ date }) => <DateText date={date} /> },
    ...(about ? [aboutColumn(say)] : []),
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

/** The business day, where a document counts on another one. */
function aboutColumn(say: Say): Column<DocumentView> {
  return {
    key: 'about',
    header: say('column.about'),
    width: 110,
    render: ({ about }) => (about === null ? '' : <DateText date={about} />),
  };
}
