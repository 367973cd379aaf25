import type { OpenDocumentView, RequestInput } from '../../../../src-shared/ipc/contract.ts';
import type { CommandSpec, Context } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { allPages } from '../pages.ts';
import { renderTable, type TableColumn } from '../render.ts';

type Input = RequestInput<'books.orders'>;
type State = NonNullable<Input['states']>[number];
const isState = (text: string | undefined): text is State =>
  OPTIONS.openState.of.some((state) => state === text);

/** A list of documents that people do something with. */
function openList(
  words: string,
  name: string,
  read: (context: Context, input: Input) => Promise<readonly OpenDocumentView[]>,
): CommandSpec {
  return {
    words,
    options: [OPTIONS.books, OPTIONS.openState, OPTIONS.search],
    access: 'read',
    async run(context) {
      const { values } = context;
      const state = values.text('state');
      const rows = await read(context, {
        books: values.text('books'),
        search: values.text('search'),
        states: isState(state) ? [state] : undefined,
      });
      return { document: { [name]: rows }, text: () => openTable(rows, context) };
    },
  };
}

function openTable(rows: readonly OpenDocumentView[], { say, columns }: Context): string {
  const hasOrders = rows.some(({ order }) => order !== null);
  const spec: readonly TableColumn[] = [
    { header: say('column.date') },
    { header: say('column.number') },
    ...(hasOrders ? [{ header: say('column.kind') }] : []),
    { header: say('column.location'), flexible: true },
    { header: say('column.contact'), flexible: true },
    { header: say('column.amount'), align: 'right' },
    { header: say('column.currency') },
    { header: say('column.state') },
  ];
  const cells = rows.map((row) => [
    row.date,
    row.number,
    ...(hasOrders ? [row.order === null ? '' : say(`order-kind.${row.order}`)] : []),
    row.location,
    row.contact ?? '',
    row.total,
    row.currency,
    say(row.backOrdered ? 'open-state.back-ordered' : `open-state.${row.state}`),
  ]);
  return renderTable(spec, cells, columns);
}

export const booksOrders = openList('books orders', 'orders', (context, input) =>
  allPages(context, 'books.orders', input, (page) => page.orders),
);
export const booksReceipts = openList('books receipts', 'receipts', (context, input) =>
  allPages(context, 'books.receipts', input, (page) => page.receipts),
);
export const booksJournals = openList('books journals', 'journals', (context, input) =>
  allPages(context, 'books.journals', input, (page) => page.journals),
);
export const booksCounts = openList('books counts', 'counts', (context, input) =>
  allPages(context, 'books.counts', input, (page) => page.counts),
);
