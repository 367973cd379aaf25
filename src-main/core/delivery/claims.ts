import {
  type AccountingDocument,
  type AccountNumber,
  movedByBooks,
} from '../../../src-shared/model/index.ts';
import type { BooksCapabilities } from '../ports/index.ts';

/**
 * Why the balance of an account in some books need not be ours.
 * - `goods-without-value`: they keep goods as quantities, or none, so that no cost moves with them.
 * - `balance-of-a-job`: what a job has cost is known to books that keep its goods with their value.
 * - `tax-ahead`: what of the tax on deposits a layby releases is known to books that keep it by layby.
 */
export type Unclaimed = 'goods-without-value' | 'balance-of-a-job' | 'tax-ahead';

/**
 * The accounts that only books with values of goods move for this document beside its own entries, with why
 * the books do not claim their balances. Empty where the books do all that ours do.
 */
export function unclaimedOf(
  document: AccountingDocument,
  { stock }: Pick<BooksCapabilities, 'stock'>,
): ReadonlyMap<AccountNumber, Unclaimed> {
  const unclaimed = new Map<AccountNumber, Unclaimed>();
  if (stock === 'values') return unclaimed;
  const say = (why: Unclaimed, accounts: readonly AccountNumber[]): void => {
    for (const account of accounts) if (!unclaimed.has(account)) unclaimed.set(account, why);
  };
  for (const { ledger, account, against } of document.subledger) {
    if (ledger === 'layby-tax') say('tax-ahead', against === undefined ? [account] : [account, against]);
  }
  if ('release' in document && document.release !== null) say('balance-of-a-job', movedByBooks(document));
  if (movesGoods(document)) say('goods-without-value', [...costOf(document), ...movedByBooks(document)]);
  return unclaimed;
}

function movesGoods(document: AccountingDocument): boolean {
  if ('writeOffs' in document && (document.writeOffs ?? []).length > 0) return true;
  if ('stock' in document) return document.stock.length > 0;
  return 'lines' in document && document.lines.length > 0;
}

function costOf(document: AccountingDocument): readonly AccountNumber[] {
  const writeOffs = 'writeOffs' in document ? (document.writeOffs ?? []) : [];
  const accounts = 'stockAccounts' in document ? document.stockAccounts : undefined;
  return [
    ...(accounts === undefined ? [] : [accounts.inventory, accounts.costOfGoods, accounts.costAdjustment]),
    ...writeOffs.map(({ account }) => account),
  ];
}
