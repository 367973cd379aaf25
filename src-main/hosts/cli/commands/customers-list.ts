import type { Responses } from '../../../../src-shared/ipc/contract.ts';
import type { CommandSpec } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { allPages } from '../pages.ts';
import { renderTable } from '../render.ts';

type Counts = Responses['customers.list']['counts'];

/** The customers of a set of books: who has an id of their own, and who a generated code. */
export const customersList: CommandSpec = {
  words: 'customers list',
  options: [OPTIONS.books, OPTIONS.search, OPTIONS.code],
  access: 'read',
  async run(context) {
    const { values, say, columns } = context;
    const code = values.text('code');
    const input = {
      books: values.text('books'),
      search: values.text('search'),
      generated: code === undefined ? undefined : code === 'generated',
    };
    let counts: Counts = { own: 0, generated: 0 };
    const customers = await allPages(context, 'customers.list', input, (page) => {
      counts = page.counts;
      return page.customers;
    });
    const spec = [
      { header: say('column.code') },
      { header: say('column.name'), flexible: true },
      { header: say('column.code-kind') },
      { header: say('column.balance'), align: 'right' },
    ] as const;
    const rows = customers.map((row) => [
      row.code,
      row.name,
      say(row.generated ? 'customers.generated' : 'customers.own'),
      row.balance,
    ]);
    return {
      document: { counts, customers },
      text: () => `${renderTable(spec, rows, columns)}\n${say('customers.counts', { ...counts })}\n`,
    };
  },
};
