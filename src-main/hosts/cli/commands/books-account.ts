import type { Responses } from '../../../../src-shared/ipc/contract.ts';
import type { CommandSpec } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { allPages } from '../pages.ts';
import { renderTable } from '../render.ts';

type Account = Responses['books.account']['account'];

/** The ledger of one account with its running balance. */
export const booksAccount: CommandSpec = {
  words: 'books account',
  arguments: [{ name: 'NUMBER' }],
  options: [OPTIONS.books],
  access: 'read',
  async run(context) {
    const { values, say, columns } = context;
    const number = values.argument('NUMBER') ?? '';
    let account: Account = { number, name: '' };
    const input = { books: values.text('books'), account: number };
    const rows = await allPages(context, 'books.account', input, (page) => {
      account = page.account;
      return page.rows;
    });
    const spec = [
      { header: say('column.date') },
      { header: say('column.document'), flexible: true },
      { header: say('column.memo'), flexible: true },
      { header: say('column.debit'), align: 'right' },
      { header: say('column.credit'), align: 'right' },
      { header: say('column.balance'), align: 'right' },
    ] as const;
    return {
      document: { account, rows },
      text: () =>
        `${account.number} ${account.name}\n\n` +
        renderTable(
          spec,
          rows.map((row) => [row.date, row.document, row.memo, row.debit, row.credit, row.balance]),
          columns,
        ),
    };
  },
};
