import { minor, negate, ZERO } from '../../../src-shared/money/index.ts';
import type { JournalRowId, SignedLine, SubledgerLine } from '../../../src-shared/model/index.ts';
import { tendersImbalance } from '../digest/balance.ts';
import { UNNUMBERED } from '../digest/section.ts';
import { directionOf, refuse, type Recipe } from './cases.ts';
import type { PostingContext } from './context.ts';
import { legPayments, subledgerLine } from './payments.ts';
import { journalOf } from './receipts.ts';

/** What a terminal or platform keeps, when it is reported: Dr fees, Cr the tender's clearing account. */
export const fee: Recipe = (single, context) => {
  const { pos } = single;
  const { accounts } = context;
  refuse(tendersImbalance(pos));
  const contra = pos.tenders.map(({ method, amount }) => ({
    account: accounts.row('sales.fees', method),
    amount: negate(amount),
    memo: `Fee ${method}`,
  }));
  const payments = legPayments(pos.tenders, 'sales.tender', accounts);
  const parts = { payments, tips: ZERO, rounding: ZERO, title: 'Fees', contra, subledger: [] };
  return journalOf(single, parts, context);
};

/**
 * What was counted less what should have been there, tender by tender. Shortage: Dr over/short, Cr till;
 * overage the reverse. It comes to what there was too much, less what was short. Pending until a person has
 * looked at it, unless policy says otherwise.
 */
export const cashUp: Recipe = (single, context) => {
  const { pos } = single;
  const contra: SignedLine[] = [];
  const subledger: SubledgerLine[] = [];
  let difference = 0;
  for (const { method, counted, expected } of pos.details.counts ?? []) {
    // What takes a count back may carry its figures as they were.
    const asItWas = directionOf(pos) === -1 && (expected || counted) > 0;
    const variance = minor(asItWas ? expected - counted : counted - expected);
    if (variance === 0) continue;
    difference += variance;
    const till = accountOf('cash-up.tender', method, context);
    const overShort = accountOf('cash-up.over-short', method, context);
    const memo = `${method} ${variance < 0 ? 'short' : 'over'}`;
    contra.push({ account: overShort, amount: negate(variance), memo });
    contra.push({ account: till, amount: variance, memo });
    const ledger = context.accounts.storedValue(method);
    if (ledger !== null) subledger.push(...subledgerLine(ledger, till, UNNUMBERED, 'added', variance));
  }
  const nothing = { payments: [], tips: ZERO, rounding: ZERO };
  const parts = { ...nothing, title: 'Cash-up', contra, subledger, total: minor(difference) };
  return journalOf(single, parts, context, context.rules.autoProcess ? 'normal' : 'pending');
};

function accountOf(row: JournalRowId, method: string, { accounts }: PostingContext): SignedLine['account'] {
  return accounts.row(row, method);
}
