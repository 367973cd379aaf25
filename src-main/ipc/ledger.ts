import { formatInstant } from '../../src-shared/time/index.ts';
import type { Handler } from './handler.ts';

const info: Handler<'ledger.info'> = async ({ ledger }) => {
  const found = await ledger.info();
  return { ...found, createdAt: formatInstant(found.createdAt) };
};

const check: Handler<'ledger.check'> = (services) => services.ledger.check();

const backup: Handler<'ledger.backup'> = async ({ ledger }, { file, automatic }) => {
  if (file === undefined) return { file: await ledger.backUpBeside({ automatic }) };
  await ledger.backup(file);
  return { file };
};

const backups: Handler<'ledger.backups'> = async ({ ledger }) => ({
  backups: (await ledger.backups()).map(({ name, bytes, madeAt }) => ({
    name,
    bytes,
    madeAt: formatInstant(madeAt),
  })),
});

/** Requests about the ledger file itself. */
export const ledgerHandlers = {
  'ledger.info': info,
  'ledger.check': check,
  'ledger.backup': backup,
  'ledger.backups': backups,
} as const;
