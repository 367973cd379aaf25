import { minor, quantity } from '../../../src-shared/money/index.ts';
import {
  type AccountingDocumentType,
  assertNever,
  type ContactReference,
  type DeliveryKey,
  deliveryKey,
  ExpectedFailure,
} from '../../../src-shared/model/index.ts';
import type { Draft } from '../ports/index.ts';
import type { DraftWrite } from '../posting/context.ts';
import {
  netBillingLines,
  netEntries,
  netPayments,
  netStock,
  netSubledger,
  type Signed,
} from './net-lines.ts';

type Of<Type extends AccountingDocumentType> = Draft & { readonly type: Type };
type Billed = Of<'invoice' | 'credit-note'>;

/** What a document of the day would be now and what it was posted as; null: it is not, or was not. */
export interface DraftPair {
  /** As both versions are posted; of what goes to another customer too, which has a key of its own. */
  readonly key: DeliveryKey;
  readonly before: Draft | null;
  readonly after: Draft | null;
}

/**
 * The documents of what is now with those of what was posted, by their keys. What is for another customer now
 * is taken from the one and given to the other.
 */
export function pairsOf(
  before: readonly Pick<DraftWrite, 'draft'>[],
  after: readonly Pick<DraftWrite, 'draft'>[],
): readonly DraftPair[] {
  const was = new Map(before.map(({ draft }) => [draft.key, draft]));
  const is = new Map(after.map(({ draft }) => [draft.key, draft]));
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key): readonly DraftPair[] => {
    const pair = { key, before: was.get(key) ?? null, after: is.get(key) ?? null };
    if (pair.before === null || pair.after === null || customerOf(pair.before) === customerOf(pair.after)) {
      return [pair];
    }
    return [
      { key, before: { ...pair.before, key: besideKey(key) }, after: null },
      { key, before: null, after: pair.after },
    ];
  });
}

function customerOf(draft: Draft): string | null {
  return 'customer' in draft ? (draft.customer?.code ?? null) : null;
}

/**
 * What has to be posted so that the books stand as if the one had never been and the other always: a document
 * of the same kind and by the same accounts and tax codes. Null where the books stand so already.
 * @throws ExpectedFailure change-not-adjustable for what goods, orders and steps of a case have become since
 */
export function netDraft({ before, after }: Pick<DraftPair, 'before' | 'after'>): Draft | null {
  const one = after ?? before;
  if (one === null || JSON.stringify(before) === JSON.stringify(after)) return null;
  for (const draft of [before, after]) if (draft !== null) refuseSteps(draft);
  switch (one.type) {
    case 'invoice':
    case 'credit-note':
      return netBilling(one, both(before, after, isBilled));
    case 'receipt':
      return netReceipt(one, both(before, after, isOf('receipt')));
    case 'journal':
      return netJournal(one, both(before, after, isOf('journal')));
    case 'goods-received':
      return netGoodsReceived(one, both(before, after, isOf('goods-received')));
    case 'stock-adjustment':
      return netStockAdjustment(one, both(before, after, isOf('stock-adjustment')));
    case 'contact':
      // A customer is known as they are now; nothing was posted of them that could be wrong.
      return after;
    case 'sales-order':
    case 'opening-balance':
    case 'transfer-out':
    case 'transfer-in':
    case 'stock-count':
    case 'reversal':
      throw notAdjustable(one);
    default:
      return assertNever(one);
  }
}

type Both<D extends Draft> = Signed<D>;

function both<D extends Draft>(
  before: Draft | null,
  after: Draft | null,
  is: (draft: Draft) => draft is D,
): Both<D> {
  return [
    { sign: 1, rows: after !== null && is(after) ? [after] : [] },
    { sign: -1, rows: before !== null && is(before) ? [before] : [] },
  ];
}

function isOf<Type extends AccountingDocumentType>(type: Type) {
  return (draft: Draft): draft is Of<Type> => draft.type === type;
}

function isBilled(draft: Draft): draft is Billed {
  return draft.type === 'invoice' || draft.type === 'credit-note';
}

/** What ends a case, opens it again or releases the work on a job has moved what only the books know. */
function refuseSteps(draft: Draft): void {
  const releases = isBilled(draft) && draft.release !== null;
  if (draft.closes !== undefined || draft.reopens !== undefined || releases) throw notAdjustable(draft);
}

function notAdjustable({ type, key }: Pick<Draft, 'type' | 'key'>): ExpectedFailure {
  return new ExpectedFailure('change-not-adjustable', { where: key, data: { type } });
}

/** Rows of one kind of both sides. */
function rowsOf<D extends Draft, Row>(sides: Both<D>, rows: (draft: D) => readonly Row[]): Signed<Row> {
  return sides.map((side) => ({ sign: side.sign, rows: side.rows.flatMap(rows) }));
}

function sumOf<D extends Draft>(sides: Both<D>, amount: (draft: D) => number): number {
  return sides.reduce(
    (all, { sign, rows }) => all + sign * rows.reduce((sum, draft) => sum + amount(draft), 0),
    0,
  );
}

/** What all documents of money have. */
function moved(one: Draft, sides: Both<Draft>): Pick<Draft, 'entries' | 'subledger'> {
  return {
    entries: netEntries(
      one.date,
      rowsOf(sides, (draft) => draft.entries),
    ),
    subledger: netSubledger(rowsOf(sides, (draft) => draft.subledger)),
  };
}

function goods(
  sides: Both<Billed | Of<'journal'>>,
): Pick<Of<'journal'>, 'stock'> & Pick<Of<'journal'>, 'writeOffs'> {
  const stock = netStock(rowsOf(sides, (draft) => draft.stock));
  const writeOffs = netStock(rowsOf(sides, (draft) => draft.writeOffs ?? []));
  return { stock, ...(writeOffs.length === 0 ? {} : { writeOffs }) };
}

/** A net debit to the customer is an invoice, a net credit a credit note; neither: what was is kept. */
function netBilling(one: Billed, sides: Both<Billed>): Draft | null {
  const side = one.type === 'invoice' ? 1 : -1;
  const total = sumOf(sides, (draft) => draft.total);
  const lines = netBillingLines(rowsOf(sides, (draft) => draft.lines));
  const body = { ...moved(one, sides), ...goods(sides) };
  if (total === 0 && keepsItsTaxes(lines)) return journalOf(one, body);
  const type = total === 0 ? one.type : side * total > 0 ? 'invoice' : 'credit-note';
  const turn = type === one.type ? 1 : -1;
  const money = (of: (draft: Billed) => number) => minor(turn * sumOf(sides, of));
  const { writeOffs: _before, ...rest } = one;
  return {
    ...rest,
    ...body,
    type,
    key: typedKey(one.key, type),
    total: minor(turn * total),
    lines: lines.map((line) => ({
      ...line,
      quantity: quantity(turn * line.quantity),
      discount: minor(turn * line.discount),
      net: minor(turn * line.net),
      tax: minor(turn * line.tax),
      total: minor(turn * line.total),
    })),
    payments: netPayments(rowsOf(sides, (draft) => draft.payments)).map((payment) => ({
      ...payment,
      amount: minor(turn * payment.amount),
    })),
    rounding: money((draft) => draft.rounding),
    tips: money((draft) => draft.tips),
    due: money((draft) => draft.due),
  };
}

/** Whether base and tax of every tax code stay as they were: then no tax return reads differently. */
function keepsItsTaxes(lines: Billed['lines']): boolean {
  const sums = new Map<string, { net: number; tax: number }>();
  for (const { taxCode, net, tax } of lines) {
    const sum = sums.get(taxCode) ?? { net: 0, tax: 0 };
    sums.set(taxCode, { net: sum.net + net, tax: sum.tax + tax });
  }
  return [...sums.values()].every(({ net, tax }) => net === 0 && tax === 0);
}

/** Money in another drawer, income on another account, other goods at the same price: no invoice of nothing. */
function journalOf(
  one: Billed,
  body: Pick<Of<'journal'>, 'entries' | 'subledger' | 'stock' | 'writeOffs'>,
): Draft | null {
  const { entries, subledger, stock, writeOffs = [] } = body;
  if (entries.length + subledger.length + stock.length + writeOffs.length === 0) return null;
  const { date, currency, location, customer } = one;
  return {
    type: 'journal',
    key: typedKey(one.key, 'journal'),
    date,
    currency,
    location,
    total: minor(0),
    state: 'normal',
    reference: `${location} ${date}`,
    ...customersOf(customer),
    ...body,
    stockAccounts: one.stockAccounts,
  };
}

function customersOf(customer: ContactReference | null): Pick<Of<'journal'>, 'customers'> {
  return customer === null ? {} : { customers: [customer] };
}

function netReceipt(one: Of<'receipt'>, sides: Both<Of<'receipt'>>): Draft | null {
  const body = moved(one, sides);
  if (body.entries.length + body.subledger.length === 0) return null;
  return {
    ...one,
    ...body,
    total: minor(sumOf(sides, (draft) => draft.total)),
    payments: netPayments(rowsOf(sides, (draft) => draft.payments)),
    rounding: minor(sumOf(sides, (draft) => draft.rounding)),
    tips: minor(sumOf(sides, (draft) => draft.tips)),
  };
}

function netJournal(one: Of<'journal'>, sides: Both<Of<'journal'>>): Draft | null {
  const body = { ...moved(one, sides), ...goods(sides) };
  const { entries, subledger, stock, writeOffs = [] } = body;
  if (entries.length + subledger.length + stock.length + writeOffs.length === 0) return null;
  const { writeOffs: _before, ...rest } = one;
  const customers = new Map(
    sides.flatMap(({ rows }) =>
      rows.flatMap((draft) => (draft.customers ?? []).map((customer) => [customer.code, customer] as const)),
    ),
  );
  return {
    ...rest,
    ...body,
    ...(customers.size === 0 ? {} : { customers: [...customers.values()] }),
    total: minor(sumOf(sides, (draft) => draft.total)),
  };
}

/** Fewer goods go back to the supplier at what they came in for. Goods alone, or cost alone, tell no price. */
function netGoodsReceived(one: Of<'goods-received'>, sides: Both<Of<'goods-received'>>): Draft | null {
  const sums = new Map<string, Of<'goods-received'>['lines'][number]>();
  for (const { sign, rows } of sides) {
    for (const line of rows.flatMap((draft) => draft.lines)) {
      const sum = sums.get(line.sku);
      sums.set(line.sku, {
        ...line,
        quantity: quantity((sum?.quantity ?? 0) + sign * line.quantity),
        cost: minor((sum?.cost ?? 0) + sign * line.cost),
      });
    }
  }
  const lines = [...sums.values()].filter((line) => line.quantity !== 0 || line.cost !== 0);
  if (lines.length === 0) return null;
  if (lines.some((line) => Math.sign(line.quantity) !== Math.sign(line.cost))) throw notAdjustable(one);
  return { ...one, ...moved(one, sides), lines, total: minor(sumOf(sides, (draft) => draft.total)) };
}

/** Goods of a job stay with it: what they cost is its work in progress. */
function netStockAdjustment(one: Of<'stock-adjustment'>, sides: Both<Of<'stock-adjustment'>>): Draft | null {
  const jobs = new Set(sides.flatMap(({ rows }) => rows.map(({ job }) => job)));
  if (jobs.size > 1) throw notAdjustable(one);
  const lines = netStock(rowsOf(sides, (draft) => draft.lines));
  return lines.length === 0 ? null : { ...one, ...moved(one, sides), lines };
}

/** The key of the same subject as another type: a sale that was too dear is put right by a credit note. */
function typedKey(key: DeliveryKey, type: AccountingDocumentType): DeliveryKey {
  const [account, location, date, , ...rest] = key.split('/');
  return deliveryKey([account, location, date, type, ...rest].join('/'));
}

/** Another key of the same subject and revision. */
function besideKey(key: DeliveryKey): DeliveryKey {
  return keyOfPart(key, 'back');
}

/** What an adjustment is posted as when it did not come to the books before its date was locked. */
export function redatedKey(key: DeliveryKey): DeliveryKey {
  return keyOfPart(key, 'late');
}

function keyOfPart(key: DeliveryKey, part: 'back' | 'late'): DeliveryKey {
  const [account, location, date, type, subject, ...rest] = key.split('/');
  return deliveryKey([account, location, date, type, `${subject}~${part}`, ...rest].join('/'));
}
