import { type Minor, minor, negate, negateQuantity, quantity, sum } from '../../../src-shared/money/index.ts';
import {
  balancedEntry,
  type DigestSingle,
  ExpectedFailure,
  type PosDocument,
  type StockLine,
  transferName,
} from '../../../src-shared/model/index.ts';
import { stockOf } from '../digest/items.ts';
import { reasonOf } from '../digest/exchange.ts';
import type { Draft } from '../ports/index.ts';
import { caseNumberOf, caseOf, type Recipe } from './cases.ts';
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

const NO_MONEY = { total: minor(0), entries: [], subledger: [] } as const;

/** Dr inventory, Cr goods received not invoiced, at cost. */
export const goodsReceived: Recipe = ({ document, pos }, context) => {
  const { accounts, date } = context;
  const lines = pos.lines.map(({ sku, name, quantity, cost, net }) => ({
    sku,
    name,
    quantity,
    // What goes back to the supplier takes its cost along, whichever sign the till gives it.
    cost: quantity < 0 ? minor(-Math.abs(cost ?? net)) : (cost ?? net),
  }));
  const total: Minor = sum(lines.map((line) => line.cost));
  const from = pos.details.supplier ?? 'supplier';
  const stock = stockAccounts(context);
  const owed = accounts.role('goods-received-not-invoiced');
  const entry = balancedEntry(date, `Goods received ${pos.number} from ${from}`, [
    { account: stock.inventory, amount: total, memo: 'Goods at cost' },
    { account: owed, amount: negate(total), memo: `To be invoiced by ${from}` },
  ]);
  if (lines.length === 0) return [];
  const draft: Draft & { readonly type: 'goods-received' } = {
    ...baseOf(context, 'goods-received', subjectOfSingle(pos)),
    total,
    reference: pos.number,
    lines,
    stockAccounts: stock,
    entries: present(entry),
    subledger: [],
  };
  return [written(context, draft, coversOf(document))];
};

/** Goods on their way: the books know what they are worth. */
export function transfer(type: 'transfer-out' | 'transfer-in'): Recipe {
  return ({ document, pos }, context) => {
    const lines = stockOf(pos.lines);
    if (lines.length === 0) return [];
    const base = baseOf(context, type, subjectOfSingle(pos));
    const other = otherLocation(pos, context);
    const [from, to] = type === 'transfer-out' ? [base.location, other] : [other, base.location];
    const draft: Draft = {
      ...base,
      ...NO_MONEY,
      otherLocation: other,
      reference: pos.number,
      caseId: transferName(from, to, caseNumberOf(pos)),
      lines,
      stockAccounts: stockAccounts(context),
      inTransit: context.accounts.role('in-transit'),
      surplus: context.accounts.role('stock-adjustment'),
    };
    return [written(context, draft, coversOf(document))];
  };
}

/** @throws ExpectedFailure location-unmapped also when the till does not say where goods went */
function otherLocation({ details }: PosDocument, { rules }: PostingContext): string {
  const id = details.otherLocation ?? '';
  const mapped = rules.mapping.location(id);
  if (mapped !== null) return mapped.booksLocation;
  throw new ExpectedFailure('location-unmapped', { target: `location:${id}`, data: { name: id } });
}

/** Goods lost or found: the till states the change, documents what leaves. */
export const stockAdjusted: Recipe = (single, context) => {
  const lines = stockOf(single.pos.lines).map((line) => ({
    ...line,
    quantity: negateQuantity(line.quantity),
  }));
  const contra = context.accounts.role('stock-adjustment');
  return adjustment(single, { lines, contra, job: null, stock: stockAccounts(context) }, context);
};

/** Goods issued to a job are its work in progress until it is completed. */
export const installedIssue: Recipe = (single, context) => {
  const { accounts } = context;
  const stock = { ...stockAccounts(context), inventory: accounts.row('installed-sales.inventory') };
  const contra = accounts.row('installed-sales.work-in-progress');
  const lines = stockOf(single.pos.lines);
  return adjustment(single, { lines, contra, job: caseOf(single.pos, context), stock }, context);
};

function adjustment(
  { document, pos }: DigestSingle,
  parts: Pick<Draft & { type: 'stock-adjustment' }, 'contra' | 'job'> & {
    readonly lines: readonly StockLine[];
    readonly stock: ReturnType<typeof stockAccounts>;
  },
  context: PostingContext,
): readonly DraftWrite[] {
  const { lines, contra, job, stock } = parts;
  if (lines.length === 0) return [];
  const draft: Draft & { readonly type: 'stock-adjustment' } = {
    ...baseOf(context, 'stock-adjustment', subjectOfSingle(pos)),
    ...NO_MONEY,
    reference: pos.number,
    reason: reasonOf(pos),
    lines,
    stockAccounts: stock,
    contra,
    job,
  };
  return [written(context, draft, coversOf(document))];
}

/** What was counted; an item that was counted in two places is counted once, with the sum. */
export const stockCount: Recipe = ({ document, pos }, context) => {
  if (pos.kind === 'cancellation') return [];
  const counted = new Map<string, { sku: string; name: string; counted: number }>();
  for (const { sku, name, quantity: found } of pos.lines) {
    const line = counted.get(sku) ?? { sku, name, counted: 0 };
    line.counted += found;
    counted.set(sku, line);
  }
  if (counted.size === 0) return [];
  const draft: Draft & { readonly type: 'stock-count' } = {
    ...baseOf(context, 'stock-count', subjectOfSingle(pos)),
    ...NO_MONEY,
    reference: pos.number,
    lines: [...counted.values()].map((line) => ({ ...line, counted: quantity(line.counted) })),
    stockAccounts: stockAccounts(context),
    contra: context.accounts.role('stock-adjustment'),
  };
  return [written(context, draft, coversOf(document))];
};

/** A customer as the books are to know them. */
export const customer: Recipe = ({ document, pos }, context) => {
  const contact = context.rules.contactOf(pos);
  if (contact === null || pos.kind === 'cancellation') return [];
  const draft: Draft & { readonly type: 'contact' } = {
    ...baseOf(context, 'contact', subjectOfSingle(pos)),
    ...NO_MONEY,
    customer: contact.reference,
    generated: contact.generated,
  };
  return [written(context, draft, coversOf(document))];
};
