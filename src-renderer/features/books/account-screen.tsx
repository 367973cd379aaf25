import { Anchor } from '@mantine/core';
import { useCallback, useMemo } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { Responses } from '../../../src-shared/ipc/contract.ts';
import { usePages } from '../../bridge/index.ts';
import {
  AmountText,
  BooksNotHere,
  type Column,
  DataTable,
  DateText,
  EmptyState,
  isZero,
  PageHeader,
  paths,
  QueryView,
} from '../../components/index.ts';
import { type Say, useTexts } from '../../i18n/index.ts';
import { useBooksOfAddress } from './use-books-of-address.ts';

/** A line has no identity of its own, but the ledger only grows at its end: its place is as good. */
type Row = Responses['books.account']['rows'][number] & { readonly at: number };

/** An account's ledger: every line with the document that made it and the balance after it. */
export function AccountScreen() {
  const say = useTexts('books');
  const navigate = useNavigate();
  const { account = '' } = useParams();
  const books = useBooksOfAddress();
  const query = usePages(
    'books.account',
    { account, ...books.input },
    { enabled: books.isKnown && books.isHere },
  );
  const found = query.data?.pages[0]?.account;
  const columns = useMemo(() => columnsOf(say), [say]);
  const rows = useMemo(
    () => query.data?.pages.flatMap((page) => page.rows).map((row, at) => ({ ...row, at })) ?? [],
    [query.data],
  );
  const ofBooks = books.input.books;
  const open = useCallback(
    ({ document }: Row) => void navigate(paths.invoice(document, ofBooks)),
    [navigate, ofBooks],
  );
  const explain = useCallback(
    ({ document }: Row) => (
      <Anchor
        component={Link}
        to={paths.explainLines(document, { account }, ofBooks)}
        size="sm"
        aria-label={say('explain.document', { number: document })}
      >
        {say('explain')}
      </Anchor>
    ),
    [account, ofBooks, say],
  );
  const back = { to: paths.trialBalance, label: say('trial-balance.title') };
  if (!books.isHere) {
    return <BooksNotHere books={books} title={account} subtitle={say('account.title')} back={back} />;
  }
  return (
    <>
      <PageHeader
        title={
          found === undefined ? account : say('account.named', { number: found.number, name: found.name })
        }
        {...(books.named === null ? {} : { subtitle: say('books.of', { ...books.named }) })}
        back={back}
      />
      <QueryView query={query}>
        {({ pages }) => (
          <DataTable
            label={say('account.title')}
            columns={columns}
            rows={rows}
            rowKey={placeOf}
            rowLabel={documentOf}
            onOpen={open}
            rowActions={explain}
            {...query.paging}
            {...(pages[0] === undefined ? {} : { total: pages[0].total })}
            empty={<EmptyState title={say('account.empty')} />}
          />
        )}
      </QueryView>
    </>
  );
}

const placeOf = ({ at }: Row): string => String(at);
const documentOf = ({ document }: Row): string => document;

function columnsOf(say: Say): readonly Column<Row>[] {
  const money = (key: 'debit' | 'credit' | 'balance'): Column<Row> => ({
    key,
    header: say(`column.${key}`),
    align: 'right',
    width: 108,
    render: (row) => <AmountText amount={row[key]} dimmed={isZero(row[key])} />,
  });
  return [
    { key: 'date', header: say('column.date'), width: 110, render: ({ date }) => <DateText date={date} /> },
    { key: 'document', header: say('column.number'), width: 185, render: ({ document }) => document },
    { key: 'memo', header: say('column.memo'), minWidth: 80, render: ({ memo }) => memo },
    money('debit'),
    money('credit'),
    money('balance'),
  ];
}
