import path from 'node:path';
import type { CommandSpec } from '../command.ts';

/** Writes a verified copy of the ledger: where it is told, else into the folder of backups beside it. */
export const backup: CommandSpec = {
  words: 'backup',
  arguments: [{ name: 'FILE', optional: true }],
  access: 'read',
  async run({ ask, values, say, world }) {
    const named = values.argument('FILE');
    const input = named === undefined ? {} : { file: path.resolve(world.standing, named) };
    const { file } = await ask('ledger.backup', input);
    return { document: { file }, text: () => `${say('backup.written', { file })}\n` };
  },
};
