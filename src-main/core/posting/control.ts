import {
  type AccountNumber,
  type AccountRole,
  type Entry,
  ExpectedFailure,
  type SubledgerLine,
} from '../../../src-shared/model/index.ts';
import type { ResolvedMapping } from '../mapping/resolve.ts';

/** Roles whose accounts have a sub-ledger behind them. Work in progress is moved by the books alone. */
const CONTROL_ROLES: readonly AccountRole[] = [
  'receivable',
  'deposits',
  'layby-deposits',
  'gift-card-liability',
  'store-credit',
  'network-receivable',
  'network-payable',
  'contract-liability',
];

/** The accounts of which every movement belongs to somebody. */
export function controlAccounts({ account }: Pick<ResolvedMapping, 'account'>): ReadonlySet<AccountNumber> {
  return new Set(CONTROL_ROLES.map((role) => account(role)).filter((number) => number !== null));
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
