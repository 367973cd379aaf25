import type { CommandSpec } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { renderTable } from '../render.ts';
import { customerAsked, documentAsked } from './asked.ts';

/** What customers owe or have paid ahead, not allocated yet. */
export const booksOpenItems: CommandSpec = {
  words: 'books open-items',
  options: [OPTIONS.books, OPTIONS.customer],
  access: 'read',
  async run({ ask, values, say, columns }) {
    const { items } = await ask('books.open-items', customerAsked({ values }));
    const spec = [
      { header: say('column.date') },
      { header: say('column.customer'), flexible: true },
      { header: say('column.document') },
      { header: say('column.amount'), align: 'right' },
      { header: say('column.open'), align: 'right' },
      { header: say('column.currency') },
    ] as const;
    const rows = items.map((item) => [
      item.date,
      item.customer,
      item.number,
      item.amount,
      item.open,
      item.currency,
    ]);
    return { document: { items }, text: () => renderTable(spec, rows, columns) };
  },
};

/** Applies payments and credits to what is owed, oldest first. */
export const booksAllocate: CommandSpec = {
  words: 'books allocate',
  options: [OPTIONS.books, OPTIONS.customer],
  access: 'write',
  async run({ ask, values, say, columns }) {
    const { allocations } = await ask('books.allocate', customerAsked({ values }));
    const spec = [
      { header: say('column.credit') },
      { header: say('column.debit') },
      { header: say('column.amount'), align: 'right' },
    ] as const;
    const rows = allocations.map(({ credit, debit, amount }) => [credit, debit, amount]);
    return { document: { allocations }, text: () => renderTable(spec, rows, columns) };
  },
};

/** Takes back what a receipt or credit is applied to. */
export const booksUnallocate: CommandSpec = {
  words: 'books unallocate',
  arguments: [{ name: 'DOCUMENT' }],
  options: [OPTIONS.books],
  access: 'write',
  async run({ ask, values, say }) {
    const { taken } = await ask('books.unallocate', documentAsked({ values }));
    return { document: { taken }, text: () => `${say('actions.unallocated', { count: taken })}\n` };
  },
};
