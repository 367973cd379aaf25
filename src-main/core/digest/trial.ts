import {
  ExpectedFailure,
  type Failure,
  failure,
  GOODS_COME_BACK,
  type JournalRowId,
  type PosDocument,
} from '../../../src-shared/model/index.ts';
import type { DayOnFile } from '../ports/index.ts';
import { contextOf } from '../posting/context.ts';
import { accountsOf, type PostingAccounts, type PostingRules } from '../posting/rules.ts';
import { type BillingRows, COUNTER_ROWS } from '../posting/rows.ts';
import { postSingle } from '../posting/singles.ts';
import { imbalanceOf } from './balance.ts';
import type { ConsolidationRules, PostingTrial } from './classify.ts';
import { takesGoodsAway } from './cancelled.ts';
import { exchangeSums, reasonOf } from './exchange.ts';
import { ruledBy } from './kinds.ts';
import { goodsOf } from './section-rules.ts';

type Side = 'sales' | 'returns';

/** Finds out what of a day can be posted, asking about each account only once. */
export function trialOf(day: DayOnFile, { posting, currency }: ConsolidationRules): PostingTrial {
  const accounts = accountsOf(posting, day.location);
  const sides = {
    sales: sideCheck(accounts, 'sales'),
    returns: sideCheck(accounts, 'returns'),
  };
  const { location, date, postedRevisions } = day;
  const revision = { location, date, revision: postedRevisions + 1, currency };
  return {
    counter: (document) =>
      imbalanceOf(document) ??
      mappingFailure(document, sides) ??
      reasonFailure(document, posting) ??
      (isWrittenOff(document, posting) ? sides.returns.writeOff(reasonOf(document)) : null),
    single: ({ id, document }) =>
      postSingle({ document: id, pos: document }, contextOf(revision, posting)).length > 0,
  };
}

function isWrittenOff(document: PosDocument, { mapping }: PostingRules): boolean {
  const goods = goodsOf(document, mapping);
  return document.lines.some((line) => goods(line) === 'write-off');
}

type SideCheck = ReturnType<typeof sideCheck>;

/** Each account that a side needs, asked for once: the answers of a day do not change. */
function sideCheck(accounts: PostingAccounts, side: Side) {
  const rows = COUNTER_ROWS[side];
  const remembered = <K>(ask: (key: K) => void): ((key: K) => Failure | null) => {
    const answers = new Map<K, Failure | null>();
    return (key) => {
      const known = answers.get(key);
      if (known !== undefined) return known;
      const answer = failureOf(() => {
        ask(key);
      });
      answers.set(key, answer);
      return answer;
    };
  };
  return {
    tender: remembered((method: string) => {
      if (accounts.storedValue(method) === null) accounts.plainRow(rows.tender, method);
      else accounts.row(rows.tender, method);
    }),
    tax: remembered((code: string) => {
      accounts.plainRow(rows.tax, code);
      accounts.booksTaxCode(code);
    }),
    group: remembered((group: string | null) => {
      accounts.plainRow(rows.revenue, group);
      accounts.plainRow(rows.discount, group);
    }),
    charge: remembered((row: BillingRows['charge']) => accounts.plainRow(row)),
    base: remembered((all: BillingRows) => {
      accounts.row(all.receivable);
      for (const row of [all.tips, 'remittance.rounding', ...all.stock] as const) accounts.plainRow(row);
    }),
    writeOff: remembered((reason: string | null) => accounts.plainRow('returns.write-off', reason)),
    clearing: remembered((row: JournalRowId) => accounts.plainRow(row)),
    rows,
  };
}

function failureOf(work: () => void): Failure | null {
  try {
    work();
    return null;
  } catch (error) {
    if (!(error instanceof ExpectedFailure)) throw error;
    return error.failure;
  }
}

function mappingFailure(
  document: PosDocument,
  { sales, returns }: { readonly sales: SideCheck; readonly returns: SideCheck },
): Failure | null {
  if (document.kind === 'exchange') {
    const clearing = sales.clearing('returns.exchange-clearing');
    if (clearing !== null) return clearing;
    return sideFailure(document, sales) ?? sideFailure(document, returns);
  }
  return sideFailure(document, document.kind === 'sale' ? sales : returns);
}

function sideFailure(document: PosDocument, check: SideCheck): Failure | null {
  for (const { method } of document.tenders) {
    const unmapped = check.tender(method);
    if (unmapped !== null) return unmapped;
  }
  for (const line of document.lines) {
    const unmapped =
      check.tax(line.taxCode) ??
      check.group(line.productGroup) ??
      (line.type === 'service-charge' ? check.charge(check.rows.charge) : null);
    if (unmapped !== null) return unmapped;
  }
  return check.base(check.rows);
}

/**
 * Goods that come back need a decision about their reason, and so does taking such a return back, by the reason of
 * the return; what was cancelled of a sale never left.
 */
function reasonFailure(document: PosDocument, { mapping }: PostingRules): Failure | null {
  const { kind, details } = document;
  const reason = reasonOf(document);
  if (details.goodsBack !== undefined) return null;
  if (reason === null || !GOODS_COME_BACK.has(ruledBy(document))) return null;
  if (kind === 'exchange' && exchangeSums(document).back === 0) return null;
  if (kind === 'cancellation' && !takesGoodsAway(document)) return null;
  return mapping.stockDecision(reason) === null ? unmappedReason(reason) : null;
}

export function unmappedReason(reason: string): Failure {
  return failure('reason-unmapped', { target: `reason:${reason}`, data: { name: reason } });
}
