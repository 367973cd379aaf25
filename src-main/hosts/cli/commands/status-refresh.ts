import { ExpectedFailure } from '../../../../src-shared/model/index.ts';
import type { CommandSpec } from '../command.ts';

/** Tries again what the books refused: all of it, or one document. */
export const statusRefresh: CommandSpec = {
  words: 'status refresh',
  arguments: [{ name: 'DOCUMENT', optional: true }],
  access: 'write',
  stoppable: true,
  async run({ ask, values, say }) {
    const number = values.argument('DOCUMENT');
    const input = number === undefined ? {} : { id: await idOf(number) };
    const refreshed = await ask('status.refresh', input);
    const { released, deliveries } = refreshed;
    return {
      document: refreshed,
      needsPerson: deliveries.failed + deliveries.held > 0,
      text: () => `${say('status.refreshed', { released, ...deliveries })}\n`,
    };

    async function idOf(wanted: string): Promise<string> {
      const { rows } = await ask('status.rows', { search: wanted });
      const row = rows.find((one) => one.number === wanted);
      if (row === undefined) {
        throw new ExpectedFailure('document-not-found', { where: wanted, data: { number: wanted } });
      }
      return row.id;
    }
  },
};
