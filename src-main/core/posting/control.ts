import {
  type AccountNumber,
  type AccountRole,
  type Entry,
  ExpectedFailure,
  JOURNAL_ROWS,
  type JournalRow,
  type JournalRowId,
  type SubledgerLine,
} from '../../../src-shared/model/index.ts';
import type { ResolvedMapping } from '../mapping/resolve.ts';

/** Roles whose accounts have a sub-ledger behind them. Work in progress is moved by the books alone. */
const CONTROL_ROLES: readonly AccountRole[] = [
  'receivable',
  'deposits',
  'layby-deposits',
  'layby-tax',
  'gift-card-liability',
  'store-credit',
  'network-receivable',
  'network-payable',
  'contract-liability',
];

/** Whether what a role stands for always belongs to somebody. */
export function isControlRole(role: AccountRole | null): boolean {
  return role !== null && CONTROL_ROLES.includes(role);
}

/**
 * The accounts of which every movement belongs to somebody: those of the roles, and what the rows that
 * stand for such roles have of their own, as it is and on the branch.
 */
export function controlAccounts(
  { account, journalRow }: Pick<ResolvedMapping, 'account' | 'journalRow'>,
  onBranch: (row: JournalRowId, account: AccountNumber) => AccountNumber = (_row, base) => base,
): ReadonlySet<AccountNumber> {
  const found = new Set<AccountNumber>();
  for (const role of CONTROL_ROLES) {
    const own = account(role);
    if (own !== null) found.add(own);
  }
  const rows: readonly JournalRow[] = JOURNAL_ROWS;
  for (const { id, role } of rows) {
    if (role === null || !isControlRole(role)) continue;
    const base = journalRow(id).account ?? account(role);
    if (base !== null) found.add(base).add(onBranch(id, base));
  }
  return found;
}

/**
 * The account, if any, whose sub-ledger lines do not come to what the entries move it by; of control
 * accounts also where there is no line at all.
 */
export function unexplainedAccount(
  entries: readonly Entry[],
  subledger: readonly SubledgerLine[],
  control: ReadonlySet<AccountNumber>,
): AccountNumber | null {
  const open = new Map<AccountNumber, number>();
  for (const { account, amount } of subledger) open.set(account, (open.get(account) ?? 0) - amount);
  for (const { account, side, amount } of entries.flatMap((entry) => entry.lines)) {
    const moved = open.get(account) ?? (control.has(account) ? 0 : null);
    if (moved !== null) open.set(account, moved + (side === 'debit' ? amount : -amount));
  }
  return [...open].find(([, rest]) => rest !== 0)?.[0] ?? null;
}

/** Something is mapped to an account that stands for what somebody owes or is owed. */
export function controlAccountFailure(account: AccountNumber, target?: string): ExpectedFailure {
  return new ExpectedFailure('mapping-invalid', {
    action: 'open-mapping',
    data: { name: account },
    ...(target === undefined ? {} : { target }),
  });
}
