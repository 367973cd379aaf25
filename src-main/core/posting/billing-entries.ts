import { minor, negate } from '../../../src-shared/money/index.ts';
import {
  balancedEntry,
  type BillingLine,
  type DigestSection,
  type Entry,
  type SignedLine,
} from '../../../src-shared/model/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';
import type { PostingAccounts } from './rules.ts';

/** What the two entries of a billing document are about. */
export interface BillingContext {
  readonly date: BusinessDate;
  readonly location: string;
  /** 1: an invoice with payments; −1: a credit note with refunds. */
  readonly side: 1 | -1;
  readonly accounts: PostingAccounts;
}

/**
 * The entry of the document itself. Invoice: Dr receivable total, Dr discount, Cr revenue before
 * discount, Cr tax by code as carried; a credit note is its mirror image, on its own accounts.
 */
export function documentEntry(
  lines: readonly BillingLine[],
  section: DigestSection,
  context: BillingContext,
): Entry | null {
  const { side, accounts, date, location } = context;
  const revenue = new Map<string, { line: BillingLine; amount: number }>();
  let total = 0;
  let discount = 0;
  for (const line of lines) {
    const sums = revenue.get(line.account) ?? { line, amount: 0 };
    sums.amount += line.net + line.discount;
    revenue.set(line.account, sums);
    discount += line.discount;
    total += line.total;
  }
  const what = side === 1 ? 'Sales' : 'Returns';
  const signed: SignedLine[] = [
    { account: accounts.role('receivable'), amount: minor(side * total), memo: `${what} incl. tax` },
    { account: accounts.role('discount'), amount: minor(side * discount), memo: 'Discounts given' },
  ];
  for (const { line, amount } of revenue.values()) {
    signed.push({ account: line.account, amount: minor(-side * amount), memo: `${what} before discount` });
  }
  for (const { taxCode, tax } of section.taxes) {
    signed.push({ account: accounts.tax(taxCode), amount: negate(tax), memo: `Tax ${taxCode}` });
  }
  return balancedEntry(date, `${what} ${location} ${date}`, signed);
}

/**
 * The entry of the payments (or refunds): Dr each tender with what went through it, Cr tips payable,
 * cash rounding to its account, and the rest settles the receivable to zero.
 */
export function paymentEntry(section: DigestSection, context: BillingContext): Entry | null {
  const { accounts, date, location, side } = context;
  const signed: SignedLine[] = section.tenders.map((tender) => ({
    account: accounts.tender(tender.method),
    amount: tender.amount,
    memo: tender.method,
  }));
  signed.push(
    { account: accounts.role('tips-payable'), amount: minor(-section.tips), memo: 'Tips' },
    { account: accounts.role('rounding'), amount: minor(-section.rounding), memo: 'Cash rounding' },
    { account: accounts.role('receivable'), amount: minor(-section.total), memo: 'Settled' },
  );
  return balancedEntry(date, `${side === 1 ? 'Payments' : 'Refunds'} ${location} ${date}`, signed);
}
