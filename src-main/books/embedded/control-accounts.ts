import {
  type AccountingDocument,
  accountsUsed,
  type AccountNumber,
  type Entry,
  movedByBooks,
  type SubledgerLine,
} from '../../../src-shared/model/index.ts';

/** Every account that the document's entries, its goods and its sub-ledger lines will move. */
export function accountsNeeded(document: AccountingDocument): readonly AccountNumber[] {
  return [
    ...accountsUsed(document),
    ...document.subledger.map((line) => line.account),
    ...movedByBooks(document),
  ];
}

/**
 * Whether the sub-ledger lines of each control account come to what the entries move it by. What is owed on
 * an invoice is somebody's: it has a line even where the entries alone would not show that one is missing.
 */
export function subledgersAgree(
  document: AccountingDocument,
  {
    entries,
    subledger,
  }: { readonly entries: readonly Entry[]; readonly subledger: readonly SubledgerLine[] },
): boolean {
  const left = new Map<AccountNumber, number>();
  for (const { account, amount } of subledger) left.set(account, (left.get(account) ?? 0) - amount);
  for (const { account, side, amount } of entries.flatMap((entry) => entry.lines)) {
    const before = left.get(account);
    if (before !== undefined) left.set(account, before + (side === 'debit' ? amount : -amount));
  }
  return [...left.values()].every((rest) => rest === 0) && owedAgrees(document, subledger);
}

function owedAgrees(document: AccountingDocument, subledger: readonly SubledgerLine[]): boolean {
  if (document.type !== 'invoice' && document.type !== 'credit-note') return true;
  const owed = subledger
    .filter((line) => line.ledger === 'receivable')
    .reduce((all, line) => all + line.amount, 0);
  return Math.abs(owed) === Math.abs(document.due);
}
