import { defaultAccount } from '../../core/mapping/default-accounts.ts';
import type { Services } from '../../core/ports/index.ts';
import {
  type AccountNumber,
  type AccountRole,
  type BooksId,
  JOURNAL_ROWS,
  type Mapping,
  type Subledger,
} from '../../../src-shared/model/index.ts';

/** The roles whose accounts a sub-ledger stands behind. */
export const LEDGER_ROLES: Readonly<Record<Subledger, readonly AccountRole[]>> = {
  receivable: ['receivable'],
  deposit: ['deposits'],
  layby: ['layby-deposits'],
  'gift-card': ['gift-card-liability'],
  'store-credit': ['store-credit'],
  network: ['network-receivable', 'network-payable'],
  contract: ['contract-liability'],
  'work-in-progress': ['work-in-progress'],
  'layby-tax': ['layby-tax'],
};

/**
 * The control accounts of a sub-ledger: those that its lines name, and those that its roles are or were
 * mapped to. Without the latter an entry that nobody has a balance behind would not be found.
 */
export async function controlAccounts(
  services: Services,
  books: BooksId,
  ledger: Subledger,
): Promise<readonly AccountNumber[]> {
  const named = await services.ledger.reports.subledgerAccounts(books, ledger);
  const mapped = await roleAccounts(services, books, LEDGER_ROLES[ledger]);
  return [...new Set([...named, ...mapped])].toSorted();
}

/** Every account of the chart that roles are or were mapped to, by any stream of the books. */
export async function roleAccounts(
  services: Services,
  books: BooksId,
  roles: readonly AccountRole[],
): Promise<readonly AccountNumber[]> {
  const streams = (await services.ledger.streams.list()).filter((stream) => stream.books === books);
  const mappings = await Promise.all(streams.map(({ id }) => services.ledger.mappings.list(id)));
  // Books that no stream posts to yet have what the default chart has.
  const bases = (mappings.length === 0 ? [[]] : mappings).flatMap((rows) =>
    roles.flatMap((role) => accountsOfRole(rows, role)),
  );
  const chart = await services.ledger.embedded.chart(books);
  const numbers = chart.map((account) => account.number);
  return numbers.filter((number) => bases.some((base) => number === base || number.startsWith(`${base}-`)));
}

/** Accounts that one stream has given a role, for all of its dates; branches of them are theirs too. */
export function accountsOfRole(rows: readonly Mapping[], role: AccountRole): readonly AccountNumber[] {
  const ofRole = new Set<string>(JOURNAL_ROWS.filter((row) => row.role === role).map((row) => row.id));
  const accounts: AccountNumber[] = [];
  let always = false;
  for (const row of rows) {
    if (row.origin === 'suggestion') continue;
    if (row.type === 'account' && row.key === role) {
      accounts.push(row.value);
      always ||= row.effectiveFrom === null;
    }
    if (row.type === 'journal-row' && ofRole.has(row.key) && row.value.account !== null) {
      accounts.push(row.value.account);
    }
  }
  // The default was never in force where the role was mapped from the beginning.
  const byDefault = always ? null : defaultAccount(role);
  return byDefault === null ? accounts : [...accounts, byDefault];
}
