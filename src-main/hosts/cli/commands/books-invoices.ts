import type { RequestInput } from '../../../../src-shared/ipc/contract.ts';
import type { CommandSpec } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { allPages } from '../pages.ts';
import { renderTable } from '../render.ts';

type DocumentType = NonNullable<RequestInput<'books.invoices'>['type']>;
const isDocumentType = (text: string | undefined): text is DocumentType =>
  OPTIONS.type.of.some((type) => type === text);

/** Invoices, credit notes and the other documents in the books. */
export const booksInvoices: CommandSpec = {
  words: 'books invoices',
  options: [OPTIONS.books, OPTIONS.type],
  access: 'read',
  async run(context) {
    const { values, say, columns } = context;
    const type = values.text('type');
    const input = { books: values.text('books'), type: isDocumentType(type) ? type : null };
    const invoices = await allPages(context, 'books.invoices', input, (page) => page.invoices);
    const spec = [
      { header: say('column.date') },
      { header: say('column.type') },
      { header: say('column.number') },
      { header: say('column.location'), flexible: true },
      { header: say('column.contact'), flexible: true },
      { header: say('column.amount'), align: 'right' },
      { header: say('column.currency') },
    ] as const;
    return {
      document: { invoices },
      text: () =>
        renderTable(
          spec,
          invoices.map((row) => [
            row.date,
            row.type,
            row.number,
            row.location,
            row.contact ?? '',
            row.total,
            row.currency,
          ]),
          columns,
        ),
    };
  },
};
