import { minor, type Minor, ZERO } from '../../../src-shared/money/index.ts';
import {
  balancedEntry,
  type Entry,
  ExpectedFailure,
  type PosDocument,
  type PosLine,
  type SignedLine,
} from '../../../src-shared/model/index.ts';
import { signOf } from '../digest/items.ts';
import { caseOf, customerOf, directionOf, type Recipe } from './cases.ts';
import { type PostingContext, present } from './context.ts';
import { closing, depositPayment } from './deposits.ts';
import { DIRECT_SHIP_ROWS, INSTALLED_ROWS } from './rows.ts';
import { saleOf } from './sales.ts';
import { appliedDeposit, impliedPayment } from './unpaid.ts';

/**
 * Goods that a supplier sends straight to the customer: Dr deposits, Dr receivable (the rest), Cr direct
 * sales, Cr tax; Dr direct cost, Cr supplier accrual at expected cost. They never were our stock.
 * @throws ExpectedFailure cost-unknown: an unknown cost is held, not nothing
 */
export const directShipInvoice: Recipe = (single, context) => {
  const { pos } = single;
  const from = { row: 'direct-ship.deposits', ledger: 'deposit', method: 'Deposit' } as const;
  const parts = {
    title: 'Direct ship',
    rows: DIRECT_SHIP_ROWS,
    side: directionOf(pos),
    customer: customerOf(pos, context),
    payments: depositPayment(pos, appliedDeposit(pos) ?? ZERO, from, context),
    movesStock: false,
    order: 'direct-ship',
    moreEntries: present(directCost(pos, context)),
    ...closing(pos, context),
  } as const;
  return [saleOf(single, parts, context)];
};

function directCost(pos: PosDocument, { accounts, date, place }: PostingContext): Entry | null {
  const lines: SignedLine[] = [];
  let owed = 0;
  for (const line of pos.lines) {
    if (line.type === 'service-charge') continue;
    const cost = costOf(line, pos);
    owed += cost;
    const account = accounts.row('direct-ship.cost', line.productGroup);
    lines.push({ account, amount: cost, memo: line.name === '' ? line.sku : line.name });
  }
  const accrual = accounts.row('direct-ship.supplier-accrual');
  return balancedEntry(date, `Cost of direct ship ${pos.number} ${place.booksLocation} ${date}`, [
    ...lines,
    { account: accrual, amount: minor(-owed), memo: 'To be invoiced by the supplier' },
  ]);
}

/** What goods taken back cost is taken back too, whichever sign the till gives it. */
function costOf(line: PosLine, { number }: PosDocument): Minor {
  if (line.cost === null) {
    throw new ExpectedFailure('cost-unknown', {
      where: number,
      data: { number, name: line.name || line.sku },
    });
  }
  return minor((signOf(line) || 1) * Math.abs(line.cost));
}

/**
 * A job completed: its deposits and its bill become installed income, its work in progress and its labour
 * become cost. The books know what the work in progress came to.
 */
export const installedCompletion: Recipe = (single, context) => {
  const { pos } = single;
  const { accounts } = context;
  const customer = customerOf(pos, context);
  const from = {
    row: 'installed-sales.contract-liability',
    ledger: 'contract',
    method: 'Deposit',
  } as const;
  // A job of nobody's is paid for: what the tenders leave, its deposits have paid.
  const deposit = appliedDeposit(pos) ?? (customer === null ? impliedPayment(pos) : ZERO);
  const parts = {
    title: 'Installed sale',
    rows: INSTALLED_ROWS,
    side: directionOf(pos),
    customer,
    payments: depositPayment(pos, deposit, from, context),
    movesStock: false,
    // The work in progress is released with the completion: it cannot wait on an order.
    order: null,
    moreEntries: present(labourEntry(pos, context)),
    release: {
      subject: caseOf(pos, context),
      from: accounts.row('installed-sales.work-in-progress'),
      to: accounts.row('installed-sales.cost'),
      ...(directionOf(pos) === -1 && pos.reference !== null ? { back: pos.reference } : {}),
    },
  };
  return [saleOf(single, parts, context)];
};

/** The hours of the job at what they cost: owed to the crew, part of its cost. */
function labourEntry(pos: PosDocument, { accounts, date, place }: PostingContext): Entry | null {
  const labour = pos.lines.reduce(
    (all, line) => (line.type === 'service-charge' && line.cost !== null ? all + costOf(line, pos) : all),
    0,
  );
  if (labour === 0) return null;
  return balancedEntry(date, `Labour of installed sale ${pos.number} ${place.booksLocation} ${date}`, [
    { account: accounts.row('installed-sales.cost'), amount: minor(labour), memo: 'Labour' },
    { account: accounts.row('installed-sales.labour'), amount: minor(-labour), memo: 'Labour' },
  ]);
}
