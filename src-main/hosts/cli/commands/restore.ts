import path from 'node:path';
import type { CommandSpec } from '../command.ts';

/** Puts a backup in the place of the ledger; the present one is kept beside it. */
export const restore: CommandSpec = {
  words: 'restore',
  arguments: [{ name: 'FILE' }],
  access: 'write',
  async run({ values, say, world, ledger }) {
    const backup = path.resolve(world.standing, values.argument('FILE') ?? '');
    const { kept } = await world.restoreLedger({ backup, ledger });
    return {
      document: { ledger, backup, kept },
      text: () => `${say('restore.done', { ledger, backup, kept })}\n`,
    };
  },
};
