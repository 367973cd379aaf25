import type { CommandSpec } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { trialBalanceDocument, trialBalanceTable } from '../views/trial-balance.ts';

/** Every account's balance. */
export const trialBalance: CommandSpec = {
  words: 'books trial-balance',
  options: [OPTIONS.books, OPTIONS.asOf],
  access: 'read',
  async run(context) {
    const { ask, values } = context;
    const view = await ask('books.trial-balance', {
      books: values.text('books'),
      asOf: values.text('as-of'),
    });
    return { document: trialBalanceDocument(view), text: () => trialBalanceTable(view, context) };
  },
};
