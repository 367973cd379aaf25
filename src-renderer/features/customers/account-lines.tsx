import { useCallback, useMemo } from 'react';
import { useNavigate } from 'react-router';
import type { SubledgerLineView } from '../../../src-shared/ipc/contract.ts';
import { type ChosenBooks, usePages } from '../../bridge/index.ts';
import {
  AmountText,
  type Column,
  DataTable,
  DateText,
  EmptyState,
  isZero,
  paths,
  QueryView,
  Section,
} from '../../components/index.ts';
import { type Say, useTexts } from '../../i18n/index.ts';

/** Everything that was ever on a customer's account, oldest first, whether it is open or not. */
export function AccountLines({ code, books }: { readonly code: string; readonly books: ChosenBooks }) {
  const say = useTexts('customers');
  const navigate = useNavigate();
  const query = usePages(
    'reports.subledger',
    { ledger: 'receivable', subject: code, ...books.input },
    { enabled: books.isKnown && books.isHere },
  );
  const rows = useMemo(() => query.data?.pages.flatMap(({ lines }) => lines) ?? [], [query.data]);
  const columns = useMemo(() => columnsOf(say), [say]);
  const ofBooks = books.input.books;
  const open = useCallback(
    ({ document }: SubledgerLineView) => void navigate(paths.invoice(document, ofBooks)),
    [navigate, ofBooks],
  );
  return (
    <Section title={say('account')} description={say('account.text')} flush>
      <QueryView query={query}>
        {({ pages }) => (
          <DataTable
            label={say('account')}
            columns={columns}
            rows={rows}
            rowKey={idOf}
            rowLabel={({ document }) => document}
            onOpen={open}
            {...query.paging}
            {...(pages[0] === undefined ? {} : { total: pages[0].total })}
            empty={<EmptyState title={say('account.none')} />}
            maxHeight="45dvh"
          />
        )}
      </QueryView>
    </Section>
  );
}

const idOf = ({ id }: SubledgerLineView): string => String(id);

function columnsOf(say: Say): readonly Column<SubledgerLineView>[] {
  return [
    { key: 'date', header: say('column.date'), width: 110, render: ({ date }) => <DateText date={date} /> },
    { key: 'number', header: say('column.number'), minWidth: 170, render: ({ document }) => document },
    {
      key: 'movement',
      header: say('column.movement'),
      width: 110,
      render: ({ movement }) => say(`movement.${movement}`),
    },
    {
      key: 'amount',
      header: say('column.amount'),
      align: 'right',
      width: 110,
      render: ({ amount }) => <AmountText amount={amount} />,
    },
    {
      key: 'open',
      header: say('column.open'),
      align: 'right',
      width: 120,
      render: ({ open }) => <AmountText amount={open} dimmed={isZero(open)} />,
    },
  ];
}
