import type { Handler } from './handler.ts';

const check: Handler<'ledger.check'> = (services) => services.ledger.check();

const backup: Handler<'ledger.backup'> = async (services, { file }) => {
  await services.ledger.backup(file);
  return { file };
};

/** Requests about the ledger file itself. */
export const ledgerHandlers = { 'ledger.check': check, 'ledger.backup': backup } as const;
