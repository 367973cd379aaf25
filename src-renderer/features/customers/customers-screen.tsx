import { IconUsers } from '@tabler/icons-react';
import { useCallback, useMemo } from 'react';
import { useNavigate } from 'react-router';
import type { CustomerView } from '../../../src-shared/ipc/contract.ts';
import { useChosenBooks, usePages } from '../../bridge/index.ts';
import {
  AmountText,
  type Column,
  DataTable,
  EmptyState,
  isZero,
  BooksNotHere,
  PageHeader,
  paths,
  QueryView,
  useTypedSearch,
} from '../../components/index.ts';
import { type Say, useTexts } from '../../i18n/index.ts';
import { CustomerFilters } from './customer-filters.tsx';
import { useCustomers } from './customers-store.ts';

/** Everyone whose account is in the books, by code, with what they owe. */
export function CustomersScreen() {
  const say = useTexts('customers');
  const navigate = useNavigate();
  const books = useChosenBooks();
  const { kind, search } = useCustomers();
  const typed = useTypedSearch(search);
  const query = usePages(
    'customers.list',
    {
      ...books.input,
      ...(typed === '' ? {} : { search: typed }),
      ...(kind === null ? {} : { generated: kind === 'generated' }),
    },
    { enabled: books.isKnown && books.isHere },
  );
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.customers) ?? [], [query.data]);
  const currency = books.named?.currency ?? null;
  const columns = useMemo(() => columnsOf(say, currency), [say, currency]);
  const ofBooks = books.input.books;
  const open = useCallback(
    ({ code }: CustomerView) => void navigate(paths.customer(code, ofBooks)),
    [navigate, ofBooks],
  );
  if (!books.isHere) return <BooksNotHere books={books} title={say('title')} subtitle={say('subtitle')} />;
  const isFiltered = kind !== null || typed !== '';
  return (
    <>
      <PageHeader title={say('title')} subtitle={say('subtitle')} />
      <CustomerFilters books={books} counts={query.data?.pages[0]?.counts} />
      <QueryView query={query}>
        {({ pages }) => (
          <DataTable
            label={say('title')}
            columns={columns}
            rows={rows}
            rowKey={codeOf}
            rowLabel={({ code, name }) => (name === '' ? code : name)}
            onOpen={open}
            {...query.paging}
            {...(pages[0] === undefined ? {} : { total: pages[0].total })}
            empty={
              <EmptyState
                icon={IconUsers}
                title={say(isFiltered ? 'no-match' : 'empty')}
                text={say(isFiltered ? 'no-match.text' : 'empty.text')}
              />
            }
          />
        )}
      </QueryView>
    </>
  );
}

const codeOf = ({ code }: CustomerView): string => code;

function columnsOf(say: Say, currency: string | null): readonly Column<CustomerView>[] {
  return [
    { key: 'code', header: say('column.code'), width: 130, render: ({ code }) => code },
    { key: 'name', header: say('column.name'), minWidth: 160, render: ({ name }) => name },
    {
      key: 'kind',
      header: say('column.kind'),
      width: 130,
      render: ({ generated }) => say(generated ? 'kind.generated' : 'kind.own'),
    },
    {
      key: 'balance',
      header: currency === null ? say('column.balance') : say('column.balance-in', { currency }),
      align: 'right',
      width: 130,
      render: ({ balance }) => <AmountText amount={balance} dimmed={isZero(balance)} />,
    },
  ];
}
