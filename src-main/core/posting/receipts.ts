import { type Minor, minor, negate } from '../../../src-shared/money/index.ts';
import {
  balancedEntry,
  type ContactReference,
  type DigestSingle,
  type Entry,
  type JournalRowId,
  type PosDocument,
  type ReceiptDocument,
  type SignedLine,
  type SubledgerLine,
} from '../../../src-shared/model/index.ts';
import { linesImbalance, roundingOverCap, settledBy, tendersImbalance } from '../digest/balance.ts';
import { reasonOf } from '../digest/exchange.ts';
import type { Draft } from '../ports/index.ts';
import { caseOf, customerOf, knownCustomerOf, type Recipe, refuse } from './cases.ts';
import {
  baseOf,
  coversOf,
  type DraftWrite,
  type PostingContext,
  present,
  stockAccounts,
  subjectOfSingle,
  written,
} from './context.ts';
import { legPayments, type Payment, paymentLines, shownPayments, subledgerLine } from './payments.ts';
import type { MoneyRecipe, SubjectOf } from './rows.ts';

/** Money that moves against one or more rows of the POS journal. */
export interface MoneyParts {
  readonly title: string;
  readonly payments: readonly Payment[];
  readonly tips: Minor;
  readonly rounding: Minor;
  /** The other side; with the payments, tips and rounding it comes to nothing. */
  readonly contra: readonly SignedLine[];
  readonly subledger: readonly SubledgerLine[];
  /** What is posted beside it. */
  readonly moreEntries?: readonly Entry[];
  /** What it comes to, where the other side does not say it. */
  readonly total?: Minor;
}

/** What a kind posts beside its money. */
type Beside = (
  pos: PosDocument,
  settled: Minor,
  context: PostingContext,
) => { readonly moreEntries: readonly Entry[]; readonly moreSubledger: readonly SubledgerLine[] };

const NOTHING_BESIDE: Beside = () => ({ moreEntries: [], moreSubledger: [] });

/** Makes the recipe of a kind whose money moves against one row. */
export function moneyRecipe(recipe: MoneyRecipe, beside: Beside = NOTHING_BESIDE): Recipe {
  return (single, context) => {
    const { pos } = single;
    refuse(tendersImbalance(pos) ?? roundingOverCap(pos));
    const settled = settledBy(pos);
    const { moreEntries, moreSubledger } = beside(pos, settled, context);
    const parts: MoneyParts = {
      ...tendered(pos, recipe.tender, context),
      title: recipe.title,
      contra: contraLines(pos, recipe, settled, context),
      subledger: [...contraSubledger(pos, recipe, settled, context), ...moreSubledger],
      moreEntries,
    };
    return recipe.becomes === 'receipt'
      ? [receiptOf(single, parts, context)]
      : journalOf(single, parts, context);
  };
}

/** The legs of a document with their tips and rounding. */
export function tendered(
  pos: PosDocument,
  row: JournalRowId,
  { accounts }: PostingContext,
): Pick<MoneyParts, 'payments' | 'tips' | 'rounding'> {
  return {
    payments: legPayments(pos.tenders, row, accounts),
    tips: minor(pos.tenders.reduce((all, leg) => all + leg.tip, 0)),
    rounding: pos.rounding,
  };
}

/** What was paid for, and the tax in it where it can be claimed back. */
function contraLines(
  pos: PosDocument,
  { contra, byReason, inputTax }: MoneyRecipe,
  settled: Minor,
  { accounts }: PostingContext,
): readonly SignedLine[] {
  const reason = byReason === true ? reasonOf(pos) : null;
  const taxes: SignedLine[] = [];
  if (inputTax !== undefined && pos.lines.length > 0) {
    refuse(linesImbalance(pos));
    for (const { taxCode, tax } of pos.lines) {
      if (tax === 0) continue;
      const account = accounts.row(inputTax, taxCode);
      taxes.push({ account, amount: negate(tax), memo: `Tax ${taxCode}` });
    }
  }
  const claimed = taxes.reduce((all, line) => all + line.amount, 0);
  const account = reason === null ? accounts.row(contra) : accounts.row(contra, reason);
  return [{ account, amount: minor(-settled - claimed), memo: reason ?? pos.number }, ...taxes];
}

function contraSubledger(
  pos: PosDocument,
  { contra, ledger }: MoneyRecipe,
  settled: Minor,
  context: PostingContext,
): readonly SubledgerLine[] {
  if (ledger === undefined) return [];
  const account = context.accounts.row(contra);
  const subject = subjectOf(pos, ledger.subject, context);
  return subledgerLine(ledger.name, account, subject, ledger.movement, negate(settled));
}

function subjectOf(pos: PosDocument, of: SubjectOf, context: PostingContext): string {
  if (of === 'contact') return knownCustomerOf(pos, context).code;
  const named = of === 'case' || pos.details.caseId !== undefined ? null : customerOf(pos, context);
  return named?.code ?? caseOf(pos, context);
}

/** Receipts are activated by a person where orders are processed by one; elsewhere they are what happened. */
export function receiptState({ style, autoProcess }: PostingContext['rules']): 'active' | 'inactive' {
  return style === 'orders-and-receipts-per-shift' && !autoProcess ? 'inactive' : 'active';
}

export function receiptOf(
  { document, pos }: DigestSingle,
  parts: MoneyParts,
  context: PostingContext,
  ends: Pick<Draft, 'closes' | 'reopens'> = {},
): DraftWrite {
  const customer = customerOf(pos, context);
  const draft: Draft & { readonly type: 'receipt' } = {
    ...baseOf(context, 'receipt', subjectOfSingle(pos)),
    ...receiptBody(parts, context, {
      customer,
      title: `${parts.title} ${pos.number}`,
      tips: 'misc-payments.tips',
    }),
    group: null,
    caseId: pos.details.caseId === undefined ? null : caseOf(pos, context),
    reference: pos.number,
    ...ends,
  };
  return written(context, draft, coversOf(document));
}

type ReceiptBody = Omit<
  ReceiptDocument,
  'type' | 'key' | 'number' | 'date' | 'currency' | 'location' | 'group' | 'caseId' | 'reference'
>;

/** Dr each payment, Cr tips, Cr rounding, Cr what it is for. */
export function receiptBody(
  parts: MoneyParts,
  { accounts, date, place, rules }: PostingContext,
  as: {
    readonly customer: ContactReference | null;
    readonly title: string;
    readonly tips: JournalRowId;
  },
): ReceiptBody {
  const { customer, title } = as;
  const { payments, rounding, tips, contra, subledger, moreEntries = [] } = parts;
  const total = minor(-contra.reduce((all, line) => all + line.amount, 0));
  const entry = balancedEntry(date, `${title} ${place.booksLocation} ${date}`, [
    ...paymentLines(payments, parts, as, accounts),
    ...contra,
  ]);
  return {
    contact: customer?.name ?? place.contact,
    customer,
    total,
    payments: shownPayments(payments, 1),
    rounding,
    tips,
    state: receiptState(rules),
    entries: [...present(entry), ...moreEntries],
    subledger: [...subledger, ...payments.flatMap((payment) => payment.subledger)],
  };
}

/** Entries without an invoice or receipt; nothing when nothing moves. */
export function journalOf(
  { document, pos }: DigestSingle,
  parts: MoneyParts,
  context: PostingContext,
  state: 'pending' | 'normal' = 'normal',
): readonly DraftWrite[] {
  const { accounts, date, place } = context;
  const { payments, contra, title, subledger } = parts;
  const entry = balancedEntry(date, `${title} ${pos.number} ${place.booksLocation} ${date}`, [
    ...paymentLines(payments, parts, { tips: 'misc-payments.tips' }, accounts),
    ...contra,
  ]);
  if (entry === null) return [];
  const draft: Draft & { readonly type: 'journal' } = {
    ...baseOf(context, 'journal', subjectOfSingle(pos)),
    total: parts.total ?? minor(-contra.reduce((all, line) => all + line.amount, 0)),
    state,
    reference: pos.number,
    stock: [],
    stockAccounts: stockAccounts(context),
    entries: [entry],
    subledger: [...subledger, ...payments.flatMap((payment) => payment.subledger)],
  };
  return [written(context, draft, coversOf(document))];
}
