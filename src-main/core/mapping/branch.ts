import { accountNumber, type AccountNumber } from '../../../src-shared/model/index.ts';

/**
 * The branch account of an account: its number with the location's department segment, where the chart
 * has it; else the account itself. An account of another branch ("4000-PJ") is turned into this one's.
 */
export function branchAccount(
  account: AccountNumber,
  department: string | null,
  chart: ReadonlySet<AccountNumber>,
): AccountNumber {
  if (department === null) return account;
  // A chart may have dashes in plain numbers ("4-1000"), so the whole number is tried first.
  for (const base of [account, withoutSegment(account)]) {
    const branch = accountNumber(`${base}-${department}`);
    if (chart.has(branch)) return branch;
  }
  return account;
}

function withoutSegment(account: AccountNumber): string {
  const dash = account.lastIndexOf('-');
  return dash > 0 ? account.slice(0, dash) : account;
}
