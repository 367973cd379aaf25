import { IconCircleCheck } from '@tabler/icons-react';
import { useCallback, useMemo } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import type { OpenItemView } from '../../../src-shared/ipc/contract.ts';
import { sumDecimals } from '../../../src-shared/money/index.ts';
import { useAnswer, useChosenBooks } from '../../bridge/index.ts';
import {
  AmountText,
  BooksNotHere,
  type Column,
  DataTable,
  DateText,
  EmptyState,
  PageHeader,
  paths,
  QueryView,
} from '../../components/index.ts';
import { type Say, useTexts } from '../../i18n/index.ts';

/** The documents of one customer that are not settled yet: what is owed, and what is paid ahead. */
export function OpenItemsScreen() {
  const say = useTexts('reports');
  const navigate = useNavigate();
  const { customer = '' } = useParams();
  const [params] = useSearchParams();
  const books = useChosenBooks(params.get('books'));
  const query = useAnswer(
    'books.open-items',
    { customer, ...books.input },
    { enabled: books.isKnown && books.isHere },
  );
  // Who it is stands in the report, which is usually where a person comes from.
  const report = useAnswer(
    'reports.aged-receivables',
    { ...books.input, asOf: null },
    { enabled: books.isKnown && books.isHere },
  );
  const name = report.data?.rows.find(({ code }) => code === customer)?.name ?? '';
  const items = query.data?.items;
  const currency = books.named?.currency ?? '';
  const columns = useMemo(() => columnsOf(say, currency, items ?? []), [say, currency, items]);
  const ofBooks = books.input.books;
  const open = useCallback(
    ({ number }: OpenItemView) => void navigate(paths.invoice(number, ofBooks)),
    [navigate, ofBooks],
  );
  const back = { to: paths.receivables, label: say('receivables.title') };
  const subtitle = say('open.subtitle', { code: customer });
  if (!books.isHere) return <BooksNotHere books={books} title={customer} subtitle={subtitle} back={back} />;
  return (
    <>
      <PageHeader title={name === '' ? customer : name} subtitle={subtitle} back={back} />
      <QueryView query={query}>
        {(answer) => (
          <DataTable
            label={say('open.title')}
            columns={columns}
            rows={answer.items}
            rowKey={idOf}
            rowLabel={numberOf}
            onOpen={open}
            empty={
              <EmptyState icon={IconCircleCheck} title={say('open.empty')} text={say('open.empty.text')} />
            }
          />
        )}
      </QueryView>
    </>
  );
}

const idOf = ({ id }: OpenItemView): string => String(id);
const numberOf = ({ number }: OpenItemView): string => number;

function columnsOf(
  say: Say,
  currency: string,
  items: readonly OpenItemView[],
): readonly Column<OpenItemView>[] {
  return [
    { key: 'date', header: say('column.date'), width: 116, render: ({ date }) => <DateText date={date} /> },
    { key: 'number', header: say('column.document'), minWidth: 150, render: numberOf },
    { key: 'type', header: say('column.kind'), width: 120, render: ({ type }) => say(`type.${type}`) },
    {
      key: 'amount',
      header: say('column.amount-in', { currency }),
      align: 'right',
      width: 128,
      render: ({ amount }) => <AmountText amount={amount} />,
    },
    {
      key: 'open',
      header: say('column.open-in', { currency }),
      align: 'right',
      width: 128,
      render: (item) => <AmountText amount={item.open} />,
      footer: <AmountText amount={sumDecimals(items.map((item) => item.open))} />,
    },
  ];
}
