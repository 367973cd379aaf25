import { type Minor, minor } from '../../../src-shared/money/index.ts';
import {
  balancedEntry,
  type Billing,
  type ContactReference,
  type DigestSection,
  type DigestWriteOff,
  type Entry,
  ExpectedFailure,
  type SalesGrouping,
  type SignedLine,
  type StockLine,
  type SubledgerLine,
  type WriteOffLine,
} from '../../../src-shared/model/index.ts';
import { type BilledItem, billingLines } from './billing-lines.ts';
import { type PostingContext, present, stockAccounts } from './context.ts';
import {
  paidOf,
  type Payment,
  paymentLines,
  sectionPayments,
  shownPayments,
  subledgerLine,
} from './payments.ts';
import type { BillingRows } from './rows.ts';

/** What an invoice or credit note is made of, with the signs of the till: what comes back is negative. */
export interface BillingParts {
  /** 1: an invoice with payments; −1: a credit note with refunds, on which amounts are positive. */
  readonly side: 1 | -1;
  readonly rows: BillingRows;
  /** What it is, in the entries' narrations: of the document, and of its payments. */
  readonly titles: { readonly document: string; readonly payments: string };
  readonly items: readonly BilledItem[];
  readonly grouping: SalesGrouping;
  readonly payments: readonly Payment[];
  readonly rounding: Minor;
  readonly tips: Minor;
  /** Null: the counter's customer, who owes nothing. */
  readonly customer: ContactReference | null;
  readonly stock: readonly StockLine[];
  /** Of goods that come back: what of them is written off. */
  readonly writtenOff?: readonly DigestWriteOff[];
}

/** The body of a billing document, whether it is posted as an invoice or as an order. */
export interface BillingBody extends Billing {
  readonly total: Minor;
  readonly entries: readonly Entry[];
  readonly subledger: readonly SubledgerLine[];
}

/**
 * An invoice: Dr receivable, Dr discount, Cr revenue before discount, Cr tax by code as carried; then Dr
 * each payment, Cr tips, Cr rounding, Cr receivable. A credit note is its mirror image on its own rows.
 * @throws ExpectedFailure customer-missing when something stays due and nobody owes it; as accountsOf
 */
export function billingBody(context: PostingContext, parts: BillingParts): BillingBody {
  const { accounts, place } = context;
  const { side, rows, payments, customer, rounding, tips } = parts;
  const lines = billingLines(parts.items, parts, accounts);
  const total = minor(parts.items.reduce((all, item) => all + item.total, 0));
  const due = minor(total - paidOf(payments, parts));
  return {
    contact: customer?.name ?? place.contact,
    customer,
    total: minor(side * total),
    lines,
    payments: shownPayments(payments, side),
    rounding: minor(side * rounding),
    tips: minor(side * tips),
    due: minor(side * due),
    stock: parts.stock,
    ...writtenOffIn(context, parts.writtenOff ?? []),
    stockAccounts: stockAccounts(context, rows),
    entries: present(documentEntry(context, parts), paymentEntry(context, parts)),
    subledger: [...owed(context, parts, due), ...payments.flatMap((payment) => payment.subledger)],
  };
}

/** The counter's sales or returns, settled at once. */
export function sectionParts(
  { accounts }: Pick<PostingContext, 'accounts'>,
  section: DigestSection,
  as: Pick<BillingParts, 'side' | 'rows' | 'titles' | 'grouping' | 'customer'>,
): BillingParts {
  const { items, tenders, rounding, tips, stock, writtenOff = [] } = section;
  const payments = sectionPayments(tenders, as.rows.tender, accounts);
  return { ...as, items, payments, rounding, tips, stock, writtenOff };
}

/** Left out where nothing is written off, as documents of before have it. */
function writtenOffIn(
  context: PostingContext,
  writtenOff: readonly DigestWriteOff[],
): { readonly writeOffs?: readonly WriteOffLine[] } {
  return writtenOff.length === 0 ? {} : { writeOffs: writeOffsOf(context, writtenOff) };
}

/** Dr write-off by reason, Cr cost of goods: the books know at what cost. */
export function writeOffsOf(
  { accounts }: PostingContext,
  writtenOff: readonly DigestWriteOff[],
): readonly WriteOffLine[] {
  return writtenOff.map(({ reason, ...line }) => ({
    ...line,
    account: accounts.plainRow('returns.write-off', reason),
  }));
}

/** The entry of the document itself; settles nothing. */
export function documentEntry({ accounts, date, place }: PostingContext, parts: BillingParts): Entry | null {
  const { rows, items, titles } = parts;
  const sums = { total: 0 };
  const discounts = new AccountSums();
  const revenue = new AccountSums();
  const taxes = new AccountSums();
  for (const item of items) {
    const group = item.productGroup ?? null;
    sums.total += item.total;
    discounts.add(accounts.row(rows.discount, group), 'Discounts given', item.discount);
    const account =
      item.type === 'service-charge' ? accounts.row(rows.charge) : accounts.row(rows.revenue, group);
    const what = parts.side === 1 ? 'Sales' : 'Returns';
    revenue.add(account, `${what} before discount`, -item.net - item.discount);
    taxes.add(accounts.row(rows.tax, item.taxCode), `Tax ${item.taxCode}`, -item.tax);
  }
  const receivable = { account: accounts.row(rows.receivable), memo: `${titles.document} incl. tax` };
  return balancedEntry(date, `${titles.document} ${place.booksLocation} ${date}`, [
    { ...receivable, amount: minor(sums.total) },
    ...discounts.lines(),
    ...revenue.lines(),
    ...taxes.lines().toSorted((a, b) => (a.memo < b.memo ? -1 : a.memo > b.memo ? 1 : 0)),
  ]);
}

/** The entry of the payments (or refunds); what they pay settles the receivable. */
export function paymentEntry({ accounts, date, place }: PostingContext, parts: BillingParts): Entry | null {
  const { rows, payments, titles } = parts;
  const settled = paidOf(payments, parts);
  return balancedEntry(date, `${titles.payments} ${place.booksLocation} ${date}`, [
    ...paymentLines(payments, parts, rows, accounts),
    { account: accounts.row(rows.receivable), amount: minor(-settled), memo: 'Settled' },
  ]);
}

function owed(
  { accounts }: PostingContext,
  { customer, rows, side }: BillingParts,
  due: Minor,
): readonly SubledgerLine[] {
  if (due === 0) return [];
  if (customer === null) throw new ExpectedFailure('customer-missing');
  const movement = side === 1 ? 'added' : 'returned';
  return subledgerLine('receivable', accounts.row(rows.receivable), customer.code, movement, due);
}

/** Signed amounts by account and memo, in the order in which they first appear. */
class AccountSums {
  readonly #sums = new Map<string, { account: SignedLine['account']; memo: string; amount: number }>();

  add(account: SignedLine['account'], memo: string, amount: number): void {
    const key = `${account}\u0000${memo}`;
    const line = this.#sums.get(key) ?? { account, memo, amount: 0 };
    line.amount += amount;
    this.#sums.set(key, line);
  }

  lines(): readonly SignedLine[] {
    return [...this.#sums.values()].map((line) => ({ ...line, amount: minor(line.amount) }));
  }
}
