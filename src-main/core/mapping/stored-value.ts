import {
  type AccountNumber,
  type AccountRole,
  JOURNAL_ROWS,
  type JournalRowId,
  type JournalRowMapping,
  type Subledger,
} from '../../../src-shared/model/index.ts';

/** The part of a resolved mapping that says what accounts are. */
interface AccountsInForce {
  readonly paymentMethod: (method: string) => AccountNumber | null;
  readonly account: (role: AccountRole) => AccountNumber | null;
  readonly journalRow: (row: JournalRowId) => JournalRowMapping;
}

/** What we owe that a till may take as payment, by the role of its account. */
const STORED_VALUES: readonly { readonly role: AccountRole; readonly ledger: Subledger }[] = [
  { role: 'gift-card-liability', ledger: 'gift-card' },
  { role: 'store-credit', ledger: 'store-credit' },
  { role: 'deposits', ledger: 'deposit' },
  { role: 'layby-deposits', ledger: 'layby' },
];

/**
 * Tells the methods that pay from what we owe: those whose account is the account of such a role, or of
 * a row of the POS journal that stands for it.
 */
export function storedValueOf({
  paymentMethod,
  account,
  journalRow,
}: AccountsInForce): (method: string) => Subledger | null {
  const ledgers = new Map<string, Subledger>();
  for (const { role, ledger } of STORED_VALUES) {
    const own = account(role);
    if (own !== null) ledgers.set(own, ledger);
    for (const row of JOURNAL_ROWS) {
      const base = row.role === role ? journalRow(row.id).account : null;
      if (base !== null) ledgers.set(base, ledger);
    }
  }
  return (method) => {
    const owed = paymentMethod(method);
    return owed === null ? null : (ledgers.get(owed) ?? null);
  };
}
