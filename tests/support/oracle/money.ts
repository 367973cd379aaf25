import type { PosDocument, PosLine } from '../../../src-shared/model/index.ts';
import { ACCOUNTS, METHOD_ACCOUNTS, PAY_IN, PAY_IN_ACCOUNTS, PAY_OUT, PAY_OUT_ACCOUNTS } from './accounts.ts';
import type { Sums } from './sums.ts';

// What each document does to the accounts, by accounting.md and nothing else; the cost of goods is
// elsewhere. Debits are positive.

/** Where movements go. */
export interface Movements {
  readonly accounts: Sums;
  /** Sub-ledger by name: what belongs to whom. */
  owned(ledger: string): Sums;
}

/** Whose a balance is: the case, the card or the person. */
type Subject = string;

/** Moves an account and says whose the movement is. */
function control(to: Movements, ledger: string, account: string, subject: Subject, amount: number): void {
  to.accounts.add(account, amount);
  to.owned(ledger).add(subject, amount);
}

const LEDGER_OF_METHOD: ReadonlyMap<string, string> = new Map([
  ['Gift card', 'gift-card'],
  ['Store credit', 'store-credit'],
]);

/** Every leg into its account, tips to the staff, rounding to its own: the money of any document. */
function money(to: Movements, { tenders, rounding }: PosDocument): void {
  for (const { method, amount, tip, reference } of tenders) {
    const account = METHOD_ACCOUNTS.get(method);
    if (account === undefined) throw new RangeError(`nobody knows where ${method} is kept`);
    const ledger = LEDGER_OF_METHOD.get(method);
    if (ledger === undefined) to.accounts.add(account, amount);
    else control(to, ledger, account, reference ?? 'unnumbered', amount);
    to.accounts.add(ACCOUNTS.tipsPayable, -tip);
  }
  to.accounts.add(ACCOUNTS.rounding, -rounding);
}

/** What the money of a document leaves open of it: what it comes to less what was paid. */
function unpaidOf({ total, tenders, rounding }: PosDocument): number {
  return total + rounding - tenders.reduce((all, { amount, tip }) => all + amount - tip, 0);
}

interface Income {
  readonly goods: string;
  readonly charge: string;
}

const SALES: Income = { goods: ACCOUNTS.sales, charge: ACCOUNTS.serviceCharge };
const RETURNS: Income = { goods: ACCOUNTS.returns, charge: ACCOUNTS.serviceCharge };

/** Revenue before discount, the discount, and the tax as the till carried it. */
function income(to: Movements, lines: readonly PosLine[], where: Income): void {
  for (const { type, net, discount, tax } of lines) {
    to.accounts.add(type === 'service-charge' ? where.charge : where.goods, -(net + discount));
    to.accounts.add(ACCOUNTS.discounts, discount);
    to.accounts.add(ACCOUNTS.tax, -tax);
  }
}

/** One account for everything that a category sells. */
function all(account: string): Income {
  return { goods: account, charge: account };
}

/** Who owes or is owed: by number, else by name. */
export function personOf({ customer, details }: PosDocument): string {
  return customer ?? `name:${details.customerName ?? ''}`;
}

function caseOf(document: PosDocument): string {
  return document.details.caseId ?? personOf(document);
}

function cardOf({ details }: PosDocument): string {
  return details.caseId ?? 'unnumbered';
}

function owes(to: Movements, document: PosDocument, amount: number): void {
  control(to, 'receivable', ACCOUNTS.receivable, personOf(document), amount);
}

/** What becomes of money that is not for an invoice: taken for something, or given back. */
function moneyFor(to: Movements, document: PosDocument, take: (amount: number) => void): void {
  money(to, document);
  take(-document.tenders.reduce((sum, { amount, tip }) => sum + amount - tip, 0) + document.rounding);
}

/**
 * Moves what a document of this kind moves. A cancellation is told by the kind of what it cancels, its
 * own amounts being negative already.
 */
export function moneyOf(to: Movements, document: PosDocument): void {
  if (document.kind !== 'cancellation') return kindOf(to, document, document.kind);
  const undoes = document.reference?.kind ?? 'sale';
  return kindOf(to, document, UNDONE_AS[undoes] ?? undoes);
}

/** What is taken back of a sale is a return: it never reduces the sales. */
const UNDONE_AS: Readonly<Partial<Record<PosDocument['kind'], PosDocument['kind']>>> = {
  sale: 'return',
  'account-sale': 'charge-return',
  exchange: 'return',
};

function kindOf(to: Movements, document: PosDocument, kind: PosDocument['kind']): void {
  const { lines, details, total } = document;
  switch (kind) {
    case 'sale':
      income(to, lines, SALES);
      return money(to, document);
    case 'return':
      income(to, lines, RETURNS);
      return money(to, document);
    case 'exchange':
      // The clearing between the two ends at nothing and so is not seen.
      income(
        to,
        lines.filter((line) => line.total >= 0),
        SALES,
      );
      income(
        to,
        lines.filter((line) => line.total < 0),
        RETURNS,
      );
      return money(to, document);
    case 'account-sale':
      income(to, lines, SALES);
      money(to, document);
      return owes(to, document, unpaidOf(document));
    case 'charge-return':
      income(to, lines, RETURNS);
      money(to, document);
      return owes(to, document, unpaidOf(document));
    case 'layby-completion':
    case 'layby-cancellation':
      income(to, lines, kind === 'layby-completion' ? SALES : all(ACCOUNTS.forfeits));
      money(to, document);
      return control(to, 'layby', ACCOUNTS.laybyDeposits, caseOf(document), unpaidOf(document));
    case 'direct-ship-invoice': {
      const applied = details.depositApplied ?? 0;
      income(to, lines, all(ACCOUNTS.directSales));
      money(to, document);
      control(to, 'deposit', ACCOUNTS.deposits, caseOf(document), applied);
      owes(to, document, unpaidOf(document) - applied);
      const cost = costOf(lines);
      to.accounts.add(ACCOUNTS.directCost, cost);
      return to.accounts.add(ACCOUNTS.supplierAccrual, -cost);
    }
    case 'installed-completion': {
      const applied = details.depositApplied ?? 0;
      income(to, lines, all(ACCOUNTS.installedSales));
      money(to, document);
      control(to, 'contract', ACCOUNTS.contractLiability, caseOf(document), applied);
      owes(to, document, unpaidOf(document) - applied);
      const labour = costOf(lines);
      to.accounts.add(ACCOUNTS.installedCost, labour);
      return to.accounts.add(ACCOUNTS.labourAccrual, -labour);
    }
    case 'gift-card-sold':
    case 'gift-card-topped-up':
      return cardSold(to, document);
    case 'gift-card-redeemed':
      income(to, lines, SALES);
      money(to, document);
      return control(to, 'gift-card', ACCOUNTS.giftCards, cardOf(document), paidFromCard(document));
    case 'gift-card-expired':
      to.accounts.add(ACCOUNTS.giftCardExpiry, -total);
      return control(to, 'gift-card', ACCOUNTS.giftCards, cardOf(document), total);
    default:
      return otherOf(to, document, kind);
  }
}

/** Money for something other than goods, and the drawer's own. */
function otherOf(to: Movements, document: PosDocument, kind: PosDocument['kind']): void {
  const { lines } = document;
  switch (kind) {
    case 'account-payment':
    case 'account-refund':
      return moneyFor(to, document, (amount) => owes(to, document, amount));
    case 'layby-deposit':
      return moneyFor(to, document, (amount) =>
        control(to, 'layby', ACCOUNTS.laybyDeposits, caseOf(document), amount),
      );
    case 'deposit-taken':
    case 'deposit-refund':
    case 'direct-ship-deposit':
      return moneyFor(to, document, (amount) =>
        control(to, 'deposit', ACCOUNTS.deposits, caseOf(document), amount),
      );
    case 'installed-deposit':
      return moneyFor(to, document, (amount) =>
        control(to, 'contract', ACCOUNTS.contractLiability, caseOf(document), amount),
      );
    case 'pay-in':
      return moneyFor(to, document, (amount) =>
        to.accounts.add(PAY_IN_ACCOUNTS.get(document.reason ?? '') ?? PAY_IN, amount),
      );
    case 'pay-out':
      return paidOut(to, document);
    case 'cash-drop':
    case 'float-change':
    case 'cheque-cashing':
      return moneyFor(to, document, (amount) => to.accounts.add(ACCOUNTS.safe, amount));
    case 'fee':
      return moneyFor(to, document, (amount) => to.accounts.add(ACCOUNTS.fees, amount));
    case 'goods-received':
      // The other side is the value of the goods.
      return to.accounts.add(ACCOUNTS.goodsNotInvoiced, -costOf(lines));
    case 'cancellation':
      throw new RangeError('a cancellation cannot be cancelled');
    default:
      // Orders, openings of shifts, counts and records move no money.
      return undefined;
  }
}

function costOf(lines: readonly PosLine[]): number {
  // What is taken back cost as much, whichever sign the till gives it.
  return lines.reduce((sum, { cost, quantity }) => {
    return sum + (quantity < 0 ? -Math.abs(cost ?? 0) : (cost ?? 0));
  }, 0);
}

/** With goods, what the tenders leave; paid out in money, what was given. */
function paidFromCard(document: PosDocument): number {
  return unpaidOf(document) - (document.lines.length === 0 ? document.total : 0);
}

/** Ours is a promise at its face; a network's is the network's, less what it leaves us. */
function cardSold(to: Movements, document: PosDocument): void {
  const { details, total, tenders } = document;
  const network = details.network ?? 'network';
  money(to, document);
  if (details.cardIssuer === 'network') {
    const commission = details.commission ?? 0;
    to.accounts.add(ACCOUNTS.commission, -commission);
    return control(to, 'network', ACCOUNTS.networkPayable, network, commission - total);
  }
  control(to, 'gift-card', ACCOUNTS.giftCards, cardOf(document), -total);
  if (details.network !== undefined && tenders.length === 0) {
    return control(to, 'network', ACCOUNTS.networkReceivable, network, total);
  }
  // What was put on it and not paid for.
  return to.accounts.add(ACCOUNTS.promotions, unpaidOf(document));
}

/** By its reason, without the tax that can be reclaimed. */
function paidOut(to: Movements, document: PosDocument): void {
  const tax = document.lines.reduce((sum, line) => sum + line.tax, 0);
  moneyFor(to, document, (amount) => {
    to.accounts.add(PAY_OUT_ACCOUNTS.get(document.reason ?? '') ?? PAY_OUT, amount + tax);
    to.accounts.add(ACCOUNTS.tax, -tax);
  });
}

/** A counted difference, when somebody has turned its journal Normal: short is an expense. */
export function varianceOf(to: Movements, { details }: PosDocument): void {
  for (const { method, expected, counted } of details.counts ?? []) {
    const account = METHOD_ACCOUNTS.get(method);
    if (account === undefined) throw new RangeError(`nobody knows where ${method} is kept`);
    to.accounts.add(account, counted - expected);
    to.accounts.add(ACCOUNTS.overShort, expected - counted);
  }
}
