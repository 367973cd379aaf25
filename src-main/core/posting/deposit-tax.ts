import { divideRounded, type Minor, minor, negate } from '../../../src-shared/money/index.ts';
import {
  type AccountNumber,
  balancedEntry,
  type Entry,
  type PosDocument,
  type SignedLine,
  type SubledgerLine,
} from '../../../src-shared/model/index.ts';
import { caseOf } from './cases.ts';
import { type PostingContext, present } from './context.ts';

/** What a layby deposit posts beside itself. */
export interface DepositTax {
  readonly moreEntries: readonly Entry[];
  readonly moreSubledger: readonly SubledgerLine[];
}

/**
 * Tax that is due with a layby deposit already: Dr tax on layby deposits, Cr tax, of each code whose tax point
 * is the payment. The deposits stay gross, and the completion posts the whole tax: what is on the account by
 * then, only the books know, and they take it back. A deposit of a layby that nobody knows posts none.
 * @param settled what it pays of the layby, negative where a deposit is taken back
 */
export function taxOnDeposit(pos: PosDocument, settled: Minor, context: PostingContext): DepositTax {
  const { accounts, date, place, rules } = context;
  const { layby } = pos.details;
  const lines: SignedLine[] = [];
  for (const { taxCode, tax } of layby?.taxes ?? []) {
    if (rules.mapping.tax(taxCode)?.taxPoint !== 'payment' || layby === undefined) continue;
    const share = shareOf(tax, settled, layby.total);
    if (share === 0) continue;
    lines.push({
      account: accounts.row('sales.tax', taxCode),
      amount: negate(share),
      memo: `Tax ${taxCode}`,
    });
  }
  if (lines.length === 0) return { moreEntries: [], moreSubledger: [] };
  const account = accounts.row('misc-payments.layby-tax');
  const due = lines.reduce((all, line) => all - line.amount, 0);
  const entry = balancedEntry(date, `Tax on layby deposit ${pos.number} ${place.booksLocation} ${date}`, [
    { account, amount: minor(due), memo: 'Tax on layby deposits' },
    ...lines,
  ]);
  return { moreEntries: present(entry), moreSubledger: owned(lines, account, caseOf(pos, context)) };
}

/** Half a cent goes away from nothing. A layby that comes to nothing has no share. */
function shareOf(tax: Minor, settled: Minor, total: Minor): Minor {
  if (total === 0) return minor(0);
  const share = divideRounded(BigInt(tax) * BigInt(settled), BigInt(total), 'half-away-from-zero');
  return minor(Number(share));
}

/** A line for each tax account that it will be taken from again. */
function owned(
  lines: readonly SignedLine[],
  account: AccountNumber,
  subject: string,
): readonly SubledgerLine[] {
  return [...Map.groupBy(lines, (line) => line.account)].flatMap(([against, some]): SubledgerLine[] => {
    const amount = minor(some.reduce((all, line) => all - line.amount, 0));
    return amount === 0
      ? []
      : [{ ledger: 'layby-tax', account, subject, movement: 'added', amount, against }];
  });
}
