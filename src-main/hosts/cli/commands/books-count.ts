import type { CommandSpec } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { renderTable } from '../render.ts';
import { reportFile } from './report-file.ts';
import { documentAsked } from './asked.ts';

/** A stock count beside what the books say. */
export const booksCount: CommandSpec = {
  words: 'books count',
  arguments: [{ name: 'DOCUMENT' }],
  options: [OPTIONS.books],
  access: 'read',
  async run({ ask, values, say, columns }) {
    const { count } = await ask('books.count', documentAsked({ values }));
    const spec = [
      { header: say('column.sku'), flexible: true },
      { header: say('column.name'), flexible: true },
      { header: say('column.counted'), align: 'right' },
      { header: say('column.on-hand'), align: 'right' },
      { header: say('column.on-layby'), align: 'right' },
      { header: say('column.difference'), align: 'right' },
    ] as const;
    const rows = count.lines.map((line) => [
      line.sku,
      line.name,
      line.counted,
      line.onHand,
      line.onLayby,
      line.difference,
    ]);
    return {
      document: { count },
      text: () => {
        const { number, date, location, moved, seen } = count;
        const state = say(`open-state.${count.state}`);
        const head = say('count.title', { number, date, location, state });
        const note = moved === 0 ? '' : `\n${say('count.moved', { count: moved, number, seen })}\n`;
        return `${head}\n\n${renderTable(spec, rows, columns)}${note}`;
      },
    };
  },
};

/** What there is to count, without what is set aside on layby. */
export const booksCountSheet: CommandSpec = {
  words: 'books count-sheet',
  options: [OPTIONS.books, OPTIONS.location, OPTIONS.tableFormat, OPTIONS.out],
  access: 'read',
  async run(context) {
    const { ask, values, say, columns } = context;
    const input = { books: values.text('books'), location: values.text('location') };
    const file = await reportFile(context, { report: 'count-sheet', ...input });
    if (file !== null) return file;
    const { rows } = await ask('books.count-sheet', input);
    const spec = [
      { header: say('column.location'), flexible: true },
      { header: say('column.sku'), flexible: true },
      { header: say('column.name'), flexible: true },
      { header: say('column.quantity'), align: 'right' },
      { header: say('column.on-layby'), align: 'right' },
    ] as const;
    const cells = rows.map((row) => [row.location, row.sku, row.name, row.quantity, row.onLayby]);
    return { document: { rows }, text: () => renderTable(spec, cells, columns) };
  },
};
