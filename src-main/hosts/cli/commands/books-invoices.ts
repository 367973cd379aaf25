import type { DocumentView, RequestInput } from '../../../../src-shared/ipc/contract.ts';
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
  options: [OPTIONS.books, OPTIONS.type, OPTIONS.priorPeriod],
  access: 'read',
  async run(context) {
    const { values, say, columns } = context;
    const type = values.text('type');
    const priorPeriod = values.flag('prior-period') ?? false;
    const input = { books: values.text('books'), type: isDocumentType(type) ? type : null, priorPeriod };
    let keptElsewhere = false;
    const invoices = await allPages(context, 'books.invoices', input, (page) => {
      keptElsewhere = page.keptElsewhere;
      return page.invoices;
    });
    const spec = [
      { header: say('column.date') },
      ...(priorPeriod ? [{ header: say('column.about') }] : []),
      { header: say('column.type') },
      { header: say('column.number') },
      { header: say('column.location'), flexible: true },
      { header: say('column.contact'), flexible: true },
      { header: say('column.amount'), align: 'right' },
      { header: say('column.currency') },
    ] as const;
    return {
      document: { invoices, keptElsewhere },
      text: () => {
        if (keptElsewhere && invoices.length === 0) return `${say('invoices.elsewhere.none')}\n`;
        const table = renderTable(
          spec,
          invoices.map((row) => cellsOf(row, priorPeriod)),
          columns,
        );
        return keptElsewhere ? `${table}\n${say('invoices.elsewhere')}\n` : table;
      },
    };
  },
};

function cellsOf(row: DocumentView, withDay: boolean): string[] {
  const { date, about, type, number, location, contact, total, currency } = row;
  return [date, ...(withDay ? [about ?? ''] : []), type, number, location, contact ?? '', total, currency];
}
