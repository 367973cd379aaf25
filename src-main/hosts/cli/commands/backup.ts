import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { formatInstant } from '../../../../src-shared/time/index.ts';
import type { CommandSpec, Context } from '../command.ts';

/** Writes a verified copy of the ledger. */
export const backup: CommandSpec = {
  words: 'backup',
  arguments: [{ name: 'FILE', optional: true }],
  access: 'read',
  async run(context) {
    const { ask, values, say, world } = context;
    const named = values.argument('FILE');
    const wanted = named === undefined ? besideLedger(context) : path.resolve(world.standing, named);
    const { file } = await ask('ledger.backup', { file: wanted });
    return { document: { file }, text: () => `${say('backup.written', { file })}\n` };
  },
};

/** The usual place: a folder of backups beside the ledger, named by the time. */
function besideLedger({ ledger, world }: Context): string {
  const folder = path.join(path.dirname(ledger), 'backups');
  mkdirSync(folder, { recursive: true });
  const { name, ext } = path.parse(ledger);
  const time = formatInstant(world.clock.now()).replaceAll(/[-:]|\.\d+/gu, '');
  return path.join(folder, `${name}-${time}${ext}`);
}
