import {
  aboutOf,
  type AccountNumber,
  type BillingDocument,
  type BillingLine,
  type StockLine,
} from '../../../../src-shared/model/index.ts';
import {
  formatMinor,
  formatQuantity,
  formatUnitPrice,
  type Minor,
  minor,
} from '../../../../src-shared/money/index.ts';
import type { Outgoing } from '../outgoing.ts';
import type { Values } from '../client.ts';
import type { Company, Party, TrytonAccount } from '../company.ts';
import { postDrafts, refuseClosed } from '../drafts.ts';
import { CallFailed, refuse } from '../faults.ts';
import { type Move, type MoveLine, putMove } from '../moves.ts';
import { addressOf, partyOf } from '../parties.ts';
import { billedTo, type Part, partReference, writeTag } from '../tag.ts';
import { date, id, ids, maybeText, text, wireAmount, wireDate } from '../wire.ts';
import { putEntries } from './entries.ts';
import { goodsOfSale, goodsPartsOf, putGoods } from './goods-of-sales.ts';
import { amountsOf, sideOf, taxesOf, taxOf } from './taxes.ts';

/** States of an invoice that is in the books. */
export const POSTED: ReadonlySet<string> = new Set(['posted', 'paid']);

export const invoiceShape = {
  id,
  state: text,
  number: maybeText,
  reference: maybeText,
  comment: maybeText,
} as const;

/**
 * An invoice with its payments, or a credit note with its refunds: the document itself, then one move
 * that settles it. Taxes are carried as the till has charged them.
 *
 * Tryton numbers invoices in the order of their dates. One that comes after a later one goes in as a
 * plain move with the same entries.
 * @throws CallFailed
 */
export async function putBilling(company: Company, outgoing: Outgoing<BillingDocument>): Promise<string> {
  const { client } = company;
  const { document, contentHash } = outgoing;
  const goods = await goodsOfSale(company, document);
  if (!(await canBeInvoice(company, document))) return (await putAsMove(company, outgoing, goods)).number;
  const party = await partyOf(company, document);
  const receivable = await receivableOf(company, document);
  const settling = settlement(document, receivable, party);
  const parts: readonly Part[] = [
    ...(settling.length === 0 ? [] : (['payment'] as const)),
    ...goodsPartsOf(goods),
  ];
  const comment = writeTag({ key: document.key, contentHash, parts }, document.number);
  const known = company.untouched.has(document.key) ? [] : await invoicesOf(company, document.key);
  const posted = known.find(({ state }) => POSTED.has(state));
  const drafts = known.filter(({ state }) => state === 'draft').map((row) => row.id);
  // Before there is anything of it: a draft in a closed period could only ever be posted by hand.
  if (posted === undefined) await refuseClosed(company, document, drafts);
  const begun = posted ?? known.find((row) => row.comment === comment);
  const stale = drafts.filter((each) => each !== begun?.id);
  if (stale.length > 0) await client.press('account.invoice', 'delete', stale);
  const invoice =
    begun?.id ??
    (await client.createOne('account.invoice', {
      ...(await headOf(company, document, { party, receivable })),
      comment,
    }));
  if (posted === undefined && !(await post(company, document, invoice))) {
    return (await putAsMove(company, outgoing, goods)).number;
  }
  if (settling.length > 0) {
    await afterPosting(() => settle(company, document, { invoice, receivable, settling }));
  }
  await putGoods(company, document, goods, party);
  const [made] = await client.read('account.invoice', [['id', '=', invoice]], invoiceShape);
  return made?.number ?? document.number;
}

/** Tryton takes lines on accounts of income only. */
async function canBeInvoice(company: Company, { lines }: BillingDocument): Promise<boolean> {
  for (const { account, discountAccount, discount } of lines) {
    if (!(await company.account(account)).isRevenue) return false;
    if (discount !== 0 && !(await company.account(discountAccount)).isRevenue) return false;
  }
  return true;
}

async function putAsMove(
  company: Company,
  outgoing: Outgoing<BillingDocument>,
  goods: readonly StockLine[],
): Promise<Move> {
  const { document } = outgoing;
  const parts = goodsPartsOf(goods);
  const party = await partyOf(company, document);
  const ending = billedTo(party.code, formatMinor(document.total, document.currency));
  const move = await putEntries(company, outgoing, { parts, journal: 'revenue', ending });
  await putGoods(company, document, goods, party);
  return move;
}

export async function invoicesOf(company: Company, key: string) {
  const domain = [
    ['company', '=', company.id],
    ['reference', '=', key],
    ['state', '!=', 'cancelled'],
  ];
  return company.client.read('account.invoice', domain, invoiceShape);
}

/** False when it cannot be one any more, because a later one is numbered already: then it is gone. */
async function post(company: Company, document: BillingDocument, invoice: number): Promise<boolean> {
  try {
    await postDrafts(company, 'account.invoice', [invoice], [document]);
    return true;
  } catch (error) {
    if (!(error instanceof CallFailed) || error.kind !== 'refused') throw error;
    if (error.failure.code === 'period-locked' || !(await hasLaterOnes(company, document))) throw error;
    return false;
  }
}

/**
 * What belongs to an invoice that is posted. That its period was closed in between is for a person: what a lock
 * overtakes is posted anew on another day, and this invoice would be there beside it.
 */
async function afterPosting(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof CallFailed) || error.failure.code !== 'period-locked') throw error;
    const problem = 'its invoice is posted, but its period was closed before its payment was';
    const { where, data } = error.failure;
    throw refuse('books-refused', {
      ...(where === null ? {} : { where }),
      data: { number: String(data['number'] ?? ''), problem },
    });
  }
}

async function hasLaterOnes(company: Company, document: BillingDocument): Promise<boolean> {
  const later = await company.client.read(
    'account.invoice',
    [
      ['company', '=', company.id],
      ['type', '=', 'out'],
      ['state', 'in', ['posted', 'paid', 'cancelled']],
      ['invoice_date', '>', wireDate(document.date)],
    ],
    { id, invoice_date: date },
    { limit: 1 },
  );
  return later.length > 0;
}

/** The account that the invoice is owed on: the one that its entries move, else the company's own. */
async function receivableOf(company: Company, document: BillingDocument): Promise<TrytonAccount> {
  const accounts = await company.accounts();
  const moved = document.entries.flatMap((entry) => entry.lines.map((line) => line.account));
  const owedOn = moved
    .map((number) => accounts.get(number))
    .find((account) => account?.isReceivable === true);
  const any = owedOn ?? [...accounts.values()].find((account) => account.isReceivable);
  if (any !== undefined) return any;
  throw refuse('books-refused', {
    data: { problem: 'the chart has no account for receivables with a number' },
  });
}

async function headOf(
  company: Company,
  document: BillingDocument,
  { party, receivable }: { readonly party: Party; readonly receivable: TrytonAccount },
): Promise<Values> {
  const { key, number, lines } = document;
  const made: Values[] = [];
  for (const line of lines) made.push(...(await linesOf(company, document, line)));
  return {
    company: company.id,
    type: 'out',
    party: party.id,
    invoice_address: await addressOf(company, party),
    currency: company.currency.id,
    journal: await company.journal('revenue'),
    account: receivable.id,
    reference: key,
    description: `${number} ${aboutOf(document)}`.trim(),
    invoice_date: wireDate(document.date),
    lines: [['create', made]],
    taxes: [['create', await taxesOf(company, document)]],
  };
}

/** A line before its discount, and what was taken off as one of its own. */
async function linesOf(
  company: Company,
  document: BillingDocument,
  line: BillingLine,
): Promise<readonly Values[]> {
  const { account, discountAccount, description } = line;
  const tax = await taxOf(company, line);
  const made: Values[] = [];
  for (const [at, amount] of amountsOf(document, line).entries()) {
    const of =
      at === 0
        ? { account, description: describe(line) }
        : { account: discountAccount, description: `${description}: discount` };
    made.push(await lineOf(company, document, { ...of, amount, tax }));
  }
  return made;
}

/**
 * One of what the line comes to: its price by its quantity need not come to the cent, and what the till
 * has charged does. The text says how many of what.
 */
async function lineOf(
  company: Company,
  { currency }: BillingDocument,
  {
    account,
    description,
    amount,
    tax,
  }: {
    readonly account: AccountNumber;
    readonly description: string;
    readonly amount: Minor;
    readonly tax: number | null;
  },
): Promise<Values> {
  return {
    type: 'line',
    company: company.id,
    currency: company.currency.id,
    account: (await company.account(account)).id,
    description,
    quantity: amount < 0 ? -1 : 1,
    unit_price: wireAmount(minor(Math.abs(amount)), currency),
    ...(tax === null ? {} : { taxes: [['add', [tax]]] }),
  };
}

function describe({ sku, description, quantity, unitPrice }: BillingLine): string {
  const price = unitPrice === 0 ? '' : ` at ${formatUnitPrice(unitPrice)}`;
  return `${formatQuantity(quantity)} × ${description}${sku === null ? '' : ` (${sku})`}${price}`;
}

/**
 * What the document's entries do beside the invoice itself: payments, tips and rounding, with the
 * receivable on the other side. Whatever an entry says that the invoice does not is among it, so that
 * the accounts come out as the entries have them.
 */
export function settlement(
  document: BillingDocument,
  receivable: TrytonAccount,
  party: Party,
): readonly MoveLine[] {
  const side = sideOf(document);
  const rest = new Map<AccountNumber, { amount: number; memo: string }>();
  const add = (account: AccountNumber, amount: number, memo: string): void => {
    const known = rest.get(account);
    rest.set(account, { amount: (known?.amount ?? 0) + amount, memo: known?.memo ?? memo });
  };
  for (const { account, side: of, amount, memo } of document.entries.flatMap((entry) => entry.lines)) {
    if (account !== receivable.number) add(account, of === 'debit' ? amount : -amount, memo);
  }
  for (const line of document.lines) {
    add(line.account, side * (line.net + line.discount), line.description);
    add(line.discountAccount, -side * line.discount, line.description);
    add(line.taxAccount, side * line.tax, line.taxCode);
  }
  const lines = [...rest].flatMap(([account, { amount, memo }]): MoveLine[] =>
    amount === 0 ? [] : [{ account, amount: minor(amount), memo, party: null }],
  );
  if (lines.length === 0) return [];
  const paid = minor(-lines.reduce((all, line) => all + line.amount, 0));
  return [...lines, { account: receivable.number, amount: paid, memo: document.number, party: party.id }];
}

interface Settling {
  readonly invoice: number;
  readonly receivable: TrytonAccount;
  readonly settling: readonly MoveLine[];
}

/** The payments as a move, applied to the invoice: reconciled when nothing stays due. */
async function settle(
  company: Company,
  document: BillingDocument,
  { invoice, receivable, settling }: Settling,
): Promise<void> {
  const { client } = company;
  const reference = partReference(document.key, 'payment');
  const move = await putMove(company, {
    key: document.key,
    description: `${reference} ${document.number} ${aboutOf(document)}`.trim(),
    beginning: `${reference} `,
    date: document.date,
    number: document.number,
    currency: document.currency,
    journal: 'cash',
    lines: settling,
  });
  const [row] = await client.read('account.invoice', [['id', '=', invoice]], {
    state: text,
    move: id.nullable(),
    payment_lines: ids,
  });
  if (row === undefined || row.state === 'paid' || row.move === null) return;
  const open = await client.read(
    'account.move.line',
    [
      ['move', 'in', [row.move, move.id]],
      ['account', '=', receivable.id],
      ['reconciliation', '=', null],
    ],
    { id, move: id },
  );
  const payments = open.filter((line) => line.move === move.id).map((line) => line.id);
  if (payments.length === 0) return;
  if (document.due === 0) {
    await client.create('account.move.reconciliation', [
      { company: company.id, lines: [['add', open.map((line) => line.id)]], date: wireDate(document.date) },
    ]);
    return;
  }
  const fresh = payments.filter((line) => !row.payment_lines.includes(line));
  if (fresh.length > 0) await client.write('account.invoice', [invoice], { payment_lines: [['add', fresh]] });
}
