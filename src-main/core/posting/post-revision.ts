import { minor, negate } from '../../../src-shared/money/index.ts';
import {
  balancedEntry,
  type DigestGoodsReceived,
  type DigestSection,
  type Entry,
  numberScope,
  type StockAccounts,
} from '../../../src-shared/model/index.ts';
import { goodsCost } from '../digest/consolidate.ts';
import { makeDeliveryKey } from '../delivery/key.ts';
import type { OpenRevision, PostingWrite } from '../ports/index.ts';
import { documentEntry, paymentEntry, type BillingContext } from './billing-entries.ts';
import { billingLines } from './billing-lines.ts';
import { accountsOf, type PostingAccounts, type PostingRules } from './rules.ts';

type DraftWrite = PostingWrite['drafts'][number];

/** Goods received have a number of their own; sequences start anew each day. */
const GOODS_RECEIVED_FORMAT = 'GR-{LOC}-{YYYY}{MM}{DD}-{SEQ:3}';

/**
 * What one revision makes in the books: goods received one by one, an invoice with its payments for
 * the sales, a credit note with its refunds for the returns, never netted. Pure: numbers come later.
 * @throws ExpectedFailure when a mapping that consolidation relied on is gone
 */
export function postRevision(revision: OpenRevision, rules: PostingRules): readonly DraftWrite[] {
  const { sales, returns, goodsReceived } = revision.content;
  const accounts = accountsOf(rules.mapping);
  const drafts = goodsReceived.map((goods) => goodsDraft(revision, goods, rules, accounts));
  if (sales.count > 0) drafts.push(billingDraft(revision, sales, 1, rules, accounts));
  if (returns.count > 0) drafts.push(billingDraft(revision, returns, -1, rules, accounts));
  return drafts;
}

function billingDraft(
  { location, date, revision, content }: OpenRevision,
  section: DigestSection,
  side: 1 | -1,
  rules: PostingRules,
  accounts: PostingAccounts,
): DraftWrite {
  const type = side === 1 ? 'invoice' : 'credit-note';
  const subject = side === 1 ? 'sales' : 'returns';
  const mapped = accounts.location(location);
  const context: BillingContext = { date, location: mapped.booksLocation, side, accounts };
  const lines = billingLines(section, side, rules.grouping, accounts);
  const format = side === 1 ? mapped.numberFormats.invoice : mapped.numberFormats.creditNote;
  return {
    draft: {
      type,
      key: makeDeliveryKey({ account: rules.account, location, date, type, subject, revision }),
      date,
      currency: content.currency,
      location: mapped.booksLocation,
      contact: mapped.contact,
      total: minor(side * section.total),
      lines,
      payments: section.tenders.map((tender) => ({
        method: tender.method,
        account: accounts.tender(tender.method),
        amount: minor(side * tender.amount),
      })),
      rounding: minor(side * section.rounding),
      tips: minor(side * section.tips),
      stock: section.stock,
      stockAccounts: stockAccounts(accounts),
      entries: present(documentEntry(lines, section, context), paymentEntry(section, context)),
    },
    numberScope: numberScope(format, mapped.booksLocation, date),
    covers: { section: subject },
  };
}

/** Dr inventory, Cr goods received not invoiced, at cost. */
function goodsDraft(
  { location, date, revision, content }: OpenRevision,
  goods: DigestGoodsReceived,
  rules: PostingRules,
  accounts: PostingAccounts,
): DraftWrite {
  const mapped = accounts.location(location);
  const type = 'goods-received';
  const total = goodsCost(goods);
  const from = goods.supplier ?? 'supplier';
  const entry = balancedEntry(date, `Goods received ${goods.number} from ${from}`, [
    { account: accounts.role('inventory'), amount: total, memo: 'Goods at cost' },
    {
      account: accounts.role('goods-received-not-invoiced'),
      amount: negate(total),
      memo: `To be invoiced by ${from}`,
    },
  ]);
  return {
    draft: {
      type,
      key: makeDeliveryKey({
        account: rules.account,
        location,
        date,
        type,
        subject: goods.sourceId,
        revision,
      }),
      date,
      currency: content.currency,
      location: mapped.booksLocation,
      total,
      reference: goods.number,
      lines: goods.lines,
      stockAccounts: stockAccounts(accounts),
      entries: present(entry),
    },
    numberScope: numberScope(GOODS_RECEIVED_FORMAT, mapped.booksLocation, date),
    covers: { document: goods.document },
  };
}

function stockAccounts(accounts: PostingAccounts): StockAccounts {
  return {
    inventory: accounts.role('inventory'),
    costOfGoods: accounts.role('cost-of-goods'),
    costAdjustment: accounts.role('cost-adjustment'),
  };
}

function present(...entries: readonly (Entry | null)[]): readonly Entry[] {
  return entries.filter((entry) => entry !== null);
}
