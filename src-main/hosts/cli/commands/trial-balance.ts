import type { CommandSpec } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { trialBalanceDocument, trialBalanceTable } from '../views/trial-balance.ts';
import { balanceAsked } from './asked.ts';

/** Every account's balance. */
export const trialBalance: CommandSpec = {
  words: 'books trial-balance',
  options: [OPTIONS.books, OPTIONS.asOf],
  access: 'read',
  async run(context) {
    const view = await context.ask('books.trial-balance', balanceAsked(context));
    return { document: trialBalanceDocument(view), text: () => trialBalanceTable(view, context) };
  },
};
