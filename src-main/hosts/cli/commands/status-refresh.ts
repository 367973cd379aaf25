import type { CommandSpec } from '../command.ts';
import { idOfRow } from './status-row.ts';

/** Tries again what the books refused: all of it, or one document. */
export const statusRefresh: CommandSpec = {
  words: 'status refresh',
  arguments: [{ name: 'DOCUMENT', optional: true }],
  access: 'write',
  stoppable: true,
  async run({ ask, values, say }) {
    const number = values.argument('DOCUMENT');
    const input = number === undefined ? {} : { id: await idOfRow(ask, number) };
    const refreshed = await ask('status.refresh', input);
    const { released, deliveries } = refreshed;
    return {
      document: refreshed,
      needsPerson: deliveries.failed + deliveries.held > 0,
      text: () => `${say('status.refreshed', { released, ...deliveries })}\n`,
    };
  },
};
