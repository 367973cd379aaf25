import type { CommandSpec } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { idOfRow } from './status-row.ts';

/** Tries again what the books refused: all of it, or one document. */
export const statusRefresh: CommandSpec = {
  words: 'status refresh',
  arguments: [{ name: 'ROW', optional: true }],
  options: [OPTIONS.books],
  access: 'write',
  stoppable: true,
  async run(context) {
    const { ask, values, say } = context;
    const number = values.argument('ROW');
    const input = number === undefined ? {} : { id: await idOfRow(context, number) };
    const refreshed = await ask('status.refresh', input);
    const { released, deliveries } = refreshed;
    return {
      document: refreshed,
      needsPerson: deliveries.failed + deliveries.held > 0,
      text: () => `${say('status.refreshed', { released, ...deliveries })}\n`,
    };
  },
};
