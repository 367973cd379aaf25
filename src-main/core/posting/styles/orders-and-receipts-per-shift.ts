import { minor, ZERO } from '../../../../src-shared/money/index.ts';
import type { ContactReference, DigestContent, PosDocument } from '../../../../src-shared/model/index.ts';
import type { Draft } from '../../ports/index.ts';
import { billingBody, type BillingParts } from '../billing.ts';
import { baseOf, type DraftWrite, type PostingContext, subjectOfSingle, written } from '../context.ts';
import { paidOf, subledgerLine } from '../payments.ts';
import { receiptBody } from '../receipts.ts';
import { counterParts, sectionDrafts } from '../sections.ts';
import { postSingle } from '../singles.ts';
import { type CounterSingle, counterSingles, sectionOfParts } from './counter-singles.ts';

/** What an order and its receipt have in common. */
interface Group {
  /** Names both in their keys. */
  readonly subject: string;
  /** By it the books find the growing order, and the invoice that a receipt pays first. */
  readonly group: string;
  readonly members: readonly CounterSingle[];
}

/**
 * The counter's sales of a shift are one growing order on the location's cash debtor, with a receipt of
 * what was paid; each return is a credit order of its own with the receipt of its refund. All others by
 * their recipes, of which sales on customers are orders too.
 */
export function ordersAndReceiptsPerShift(
  content: DigestContent,
  context: PostingContext,
): readonly DraftWrite[] {
  const { counter, others } = counterSingles(content.singles);
  const sales = counter.filter(({ side }) => side === 'sales');
  const returns = counter.filter(({ side }) => side === 'returns');
  return [
    ...others.flatMap((single) => postSingle(single, context)),
    ...shiftsOf(sales, context).flatMap((group) => orderAndReceipt(group, 'cash', context)),
    ...returns.flatMap((one) => orderAndReceipt(returnGroup(one, context), 'credit', context)),
    // Content of before the style was chosen may still hold what it has consolidated.
    ...sectionDrafts(content, context),
  ];
}

/** Sales by shift, in the order of the shifts' names. */
function shiftsOf(sales: readonly CounterSingle[], context: PostingContext): readonly Group[] {
  const shifts = new Map<string, CounterSingle[]>();
  for (const one of sales) {
    const shift = shiftOf(one.single.pos);
    const members = shifts.get(shift);
    if (members === undefined) shifts.set(shift, [one]);
    else members.push(one);
  }
  return [...shifts]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([shift, members]) => ({
      subject: `shift/${shift}`,
      group: groupName(context, shift),
      members,
    }));
}

function returnGroup(one: CounterSingle, context: PostingContext): Group {
  const { pos } = one.single;
  const subject = subjectOfSingle(pos);
  return { subject, group: groupName(context, `${shiftOf(pos)}/${subject}`), members: [one] };
}

function shiftOf({ register, shift }: PosDocument): string {
  return [register ?? '', shift ?? ''].map((part) => encodeURIComponent(part)).join('/');
}

function groupName({ rules, location, date }: PostingContext, shift: string): string {
  return [encodeURIComponent(rules.account), encodeURIComponent(location), date, shift].join('/');
}

function orderAndReceipt(
  { subject, group, members }: Group,
  order: 'cash' | 'credit',
  context: PostingContext,
): readonly DraftWrite[] {
  const { place, rules } = context;
  const debtor = { code: place.cashDebtor, name: place.cashDebtor };
  const section = sectionOfParts(members, rules);
  const paid = counterParts(context, section, {
    side: order === 'cash' ? 'sales' : 'returns',
    customer: debtor,
  });
  const body = billingBody(context, { ...paid, payments: [], rounding: ZERO, tips: ZERO });
  const draft: Draft & { readonly type: 'sales-order' } = {
    ...baseOf(context, 'sales-order', subject),
    ...body,
    order,
    group,
    caseId: null,
  };
  const primary = members.filter((one) => one.primary).map(({ single }) => single.document);
  const documents = members.map(({ single }) => single.document);
  return [
    written(context, draft, primary.length === 0 ? { also: documents } : { documents: primary }),
    receipt({ subject, group, debtor, documents }, paid, context),
  ];
}

/** What was paid for the order: Dr each tender, Cr tips, Cr rounding, Cr the debtor. */
function receipt(
  as: {
    readonly subject: string;
    readonly group: string;
    readonly debtor: ContactReference;
    readonly documents: readonly CounterSingle['single']['document'][];
  },
  { payments, rounding, tips, rows, titles }: BillingParts,
  context: PostingContext,
): DraftWrite {
  const { subject, group, debtor, documents } = as;
  const settled = paidOf(payments, { rounding, tips });
  const account = context.accounts.row(rows.receivable);
  const parts = {
    title: titles.payments,
    payments,
    tips,
    rounding,
    contra: [{ account, amount: minor(-settled), memo: debtor.name }],
    subledger: subledgerLine('receivable', account, debtor.code, 'paid', minor(-settled)),
  };
  const draft: Draft & { readonly type: 'receipt' } = {
    ...baseOf(context, 'receipt', subject),
    ...receiptBody(parts, context, { customer: debtor, title: titles.payments, tips: rows.tips }),
    group,
    caseId: null,
    reference: group,
  };
  return written(context, draft, { also: documents });
}
