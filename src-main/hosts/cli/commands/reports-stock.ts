import type { StockReportView } from '../../../../src-shared/ipc/contract.ts';
import type { CommandSpec, Context } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { allPages } from '../pages.ts';
import { renderTable } from '../render.ts';
import { reportFile } from './report-file.ts';

type Totals = Pick<StockReportView, 'totals' | 'ties' | 'books' | 'currency'>;

/** What is on hand, by item and location, with its value. */
export const reportsStock: CommandSpec = {
  words: 'reports stock',
  options: [OPTIONS.books, OPTIONS.search, OPTIONS.location, OPTIONS.tableFormat, OPTIONS.out],
  access: 'read',
  async run(context) {
    const { values } = context;
    const input = {
      books: values.text('books'),
      search: values.text('search'),
      location: values.text('location'),
    };
    const file = await reportFile(context, { report: 'stock', ...input });
    if (file !== null) return file;
    const last: { value: Totals | null } = { value: null };
    const items = await allPages(context, 'reports.stock', input, (page) => {
      const { books, currency, totals, ties } = page;
      last.value = { books, currency, totals, ties };
      return page.items;
    });
    const { value } = last;
    if (value === null) throw new RangeError('A report without a page');
    return {
      document: { ...value, items },
      text: () => stockText(items, value, context),
      needsPerson: !value.ties,
    };
  },
};

function stockText(
  items: StockReportView['items'],
  { books, currency, totals, ties }: Totals,
  { say, columns }: Context,
): string {
  const spec = [
    { header: say('column.sku'), flexible: true },
    { header: say('column.name'), flexible: true },
    { header: say('column.location'), flexible: true },
    { header: say('column.quantity'), align: 'right' },
    { header: say('column.on-layby'), align: 'right' },
    { header: say('column.in-transit'), align: 'right' },
    { header: say('column.average-cost'), align: 'right' },
    { header: say('column.value'), align: 'right' },
  ] as const;
  const rows = items.map((row) => [
    row.sku,
    row.name,
    row.location ?? say('reports.in-transit'),
    row.quantity,
    row.onLayby,
    row.inTransit,
    row.averageCost ?? '',
    row.value,
  ]);
  return [
    `${say('reports.stock', { books, currency })}\n`,
    renderTable(spec, rows, columns),
    `${say(ties ? 'reports.stock-ties' : 'reports.stock-differs', { ...totals })}\n`,
  ].join('\n');
}
