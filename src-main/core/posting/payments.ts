import { type Minor, minor } from '../../../src-shared/money/index.ts';
import {
  type AccountNumber,
  caseName,
  type DigestTender,
  type JournalRowId,
  type PaymentLine,
  type PosTender,
  type SignedLine,
  type Subledger,
  type SubledgerLine,
  type SubledgerMovement,
} from '../../../src-shared/model/index.ts';
import { EXCHANGE_METHOD, subjectOf, UNNUMBERED } from '../digest/section.ts';
import type { PostingAccounts } from './rules.ts';

/** A payment with the sub-ledger lines that it moves; money in is positive, as the till has it. */
export interface Payment extends PaymentLine {
  readonly subledger: readonly SubledgerLine[];
}

/** A sub-ledger line; none when it would be of nothing. */
export function subledgerLine(
  ledger: Subledger,
  account: AccountNumber,
  subject: string,
  movement: SubledgerMovement,
  amount: Minor,
): readonly SubledgerLine[] {
  return amount === 0 ? [] : [{ ledger, account, subject, movement, amount }];
}

/** The payments of a section. The exchange clearing is no payment method but a row of the POS journal. */
export function sectionPayments(
  tenders: readonly DigestTender[],
  row: JournalRowId,
  accounts: PostingAccounts,
): readonly Payment[] {
  return tenders.map((tender) => {
    const { method, amount } = tender;
    if (tender.exchange === true) return clearingPayment(amount, accounts);
    const account = accounts.row(row, method);
    const ledger = accounts.storedValue(method);
    if (ledger === null) return { method, amount, account, subledger: [] };
    const subjects = tender.subjects ?? [{ subject: UNNUMBERED, amount }];
    const movement = row === 'returns.tender' ? 'returned' : 'used';
    const subledger = subjects.flatMap((of) =>
      subledgerLine(ledger, account, storedSubject(ledger, of.subject, accounts), movement, of.amount),
    );
    return { method, amount, account, subledger };
  });
}

/** What both halves of an exchange pay each other with. */
export function clearingPayment(amount: Minor, accounts: PostingAccounts): Payment {
  const account = accounts.row('returns.exchange-clearing');
  return { method: EXCHANGE_METHOD, amount, account, subledger: [] };
}

/** The payments of one document, leg by leg. */
export function legPayments(
  tenders: readonly PosTender[],
  row: JournalRowId,
  accounts: PostingAccounts,
): readonly Payment[] {
  return tenders.map((leg) => {
    const { method, amount } = leg;
    const account = accounts.row(row, method);
    const ledger = accounts.storedValue(method);
    const movement = row !== 'returns.tender' && amount > 0 ? 'used' : 'returned';
    if (ledger === null) return { method, amount, account, subledger: [] };
    const subject = storedSubject(ledger, subjectOf(leg), accounts);
    return { method, amount, account, subledger: subledgerLine(ledger, account, subject, movement, amount) };
  });
}

/** A payment out of a layby or deposit names the till's case; a card is the same card at every till. */
function storedSubject(ledger: Subledger, reference: string, { account }: PostingAccounts): string {
  if (reference === UNNUMBERED || (ledger !== 'layby' && ledger !== 'deposit')) return reference;
  return caseName(account, ledger, reference);
}

/** What payments move: Dr each tender, Cr tips payable, Cr cash rounding. */
export function paymentLines(
  payments: readonly Payment[],
  settlement: { readonly tips: Minor; readonly rounding: Minor },
  rows: { readonly tips: JournalRowId },
  accounts: PostingAccounts,
): readonly SignedLine[] {
  const signed: SignedLine[] = payments.map(({ account, amount, method }) => ({
    account,
    amount,
    memo: method,
  }));
  // A row that nothing moves need not be mapped.
  if (settlement.tips !== 0) {
    signed.push({ account: accounts.row(rows.tips), amount: minor(-settlement.tips), memo: 'Tips' });
  }
  if (settlement.rounding !== 0) {
    const account = accounts.row('remittance.rounding');
    signed.push({ account, amount: minor(-settlement.rounding), memo: 'Cash rounding' });
  }
  return signed;
}

/** What the payments come to without tips and rounding: what they pay of the total. */
export function paidOf(
  payments: readonly PaymentLine[],
  settlement: { readonly tips: Minor; readonly rounding: Minor },
): Minor {
  const paid = payments.reduce((all, payment) => all + payment.amount, 0);
  return minor(paid - settlement.tips - settlement.rounding);
}

/** Payments as a document shows them: positive on a credit note too. */
export function shownPayments(payments: readonly Payment[], side: 1 | -1): readonly PaymentLine[] {
  return payments.map(({ method, account, amount }) => ({ method, account, amount: minor(side * amount) }));
}
