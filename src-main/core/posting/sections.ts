import { type Minor, minor } from '../../../src-shared/money/index.ts';
import type {
  ContactReference,
  DigestContent,
  DigestSection,
  Entry,
} from '../../../src-shared/model/index.ts';
import type { CounterHalf } from '../digest/counter.ts';
import { groupOf } from '../digest/items.ts';
import { clearingOf } from '../digest/section.ts';
import type { Draft } from '../ports/index.ts';
import { billingBody, type BillingParts, documentEntry, paymentEntry, sectionParts } from './billing.ts';
import { baseOf, type DraftWrite, type PostingContext, present, written } from './context.ts';
import { clearingPayment, legPayments } from './payments.ts';
import { COUNTER_ROWS } from './rows.ts';

/** The counter's sales or its returns. */
export type CounterSide = 'sales' | 'returns';

const TITLES = {
  sales: { document: 'Sales', payments: 'Payments' },
  returns: { document: 'Returns', payments: 'Refunds' },
} as const;

/** How a side of the counter is billed; of one document, with its number. */
export function counterParts(
  context: PostingContext,
  section: DigestSection,
  as: { readonly side: CounterSide; readonly customer: ContactReference | null; readonly number?: string },
): BillingParts {
  const { side, customer, number } = as;
  const titles = TITLES[side];
  return sectionParts(context, section, {
    side: side === 'sales' ? 1 : -1,
    rows: COUNTER_ROWS[side],
    titles:
      number === undefined
        ? titles
        : { document: `${titles.document} ${number}`, payments: `${titles.payments} ${number}` },
    grouping: context.rules.grouping,
    customer,
  });
}

/**
 * The entries that one document adds to those of its side. They are made of its lines and legs as they
 * are: what only a whole document has (item lines, key, number, sub-ledger) is not made at all.
 * @throws ExpectedFailure as accountsOf
 */
export function partEntries({ side, part }: CounterHalf, context: PostingContext): readonly Entry[] {
  const rows = COUNTER_ROWS[side];
  const { accounts, rules } = context;
  const { lines, tenders, clearing, rounding } = part;
  const payments = legPayments(tenders, rows.tender, accounts);
  const parts: BillingParts = {
    side: side === 'sales' ? 1 : -1,
    rows,
    titles: TITLES[side],
    items: lines.map((line) => ({ ...line, productGroup: groupOf(line) })),
    grouping: rules.grouping,
    payments: clearing === undefined ? payments : [...payments, clearingPayment(clearing, accounts)],
    rounding,
    tips: minor(tenders.reduce((all, leg) => all + leg.tip, 0)),
    customer: null,
    stock: [],
  };
  return present(documentEntry(context, parts), paymentEntry(context, parts));
}

/** The invoice or credit note of a side of the counter. */
export function counterDraft(
  context: PostingContext,
  parts: BillingParts,
  subject: string,
  covers: DraftWrite['covers'],
): DraftWrite {
  const type = parts.side === 1 ? 'invoice' : 'credit-note';
  const draft: Draft & { readonly type: 'invoice' | 'credit-note' } = {
    ...baseOf(context, type, subject),
    ...billingBody(context, parts),
    release: null,
  };
  return written(context, draft, covers);
}

/** The invoice of a digest's sales and the credit note of its returns, never netted. */
export function sectionDrafts(
  content: Pick<DigestContent, CounterSide>,
  context: PostingContext,
): readonly DraftWrite[] {
  return (['sales', 'returns'] as const).flatMap((side) => {
    const section = content[side];
    if (section.count === 0) return [];
    const parts = counterParts(context, section, { side, customer: null });
    return [counterDraft(context, parts, side, { section: side, amount: memberAmount(section) })];
  });
}

/** What the members of a section come to: an exchange counts whole on its own side. */
export function memberAmount(section: DigestSection): Minor {
  return minor(section.total - clearingOf(section));
}
