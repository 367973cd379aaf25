import {
  type AccountingDocument,
  type AccountingDocumentType,
  type AccountNumber,
  accountNumber,
  balancedEntry,
  type BillingDocument,
  type DeliveryKey,
  deliveryKey,
  type Entry,
  type StockLine,
} from '../../src-shared/model/index.ts';
import { type Minor, minor, ZERO } from '../../src-shared/money/index.ts';
import { type BusinessDate, businessDate } from '../../src-shared/time/index.ts';
import {
  aBillingLine,
  accountInvoiceOf,
  adjustmentOf,
  between,
  billingOf,
  contactOf,
  countOf,
  goodsOf,
  journalOf,
  openingOf,
  owed,
  pieces,
  receiptOf,
  reversalOf,
  SITI,
  transferOf,
} from '../support/accounting-documents.ts';
import { MONDAY } from '../support/builders.ts';

/** A document that nothing else is like, with what else it makes in the books. */
export interface Made {
  readonly document: AccountingDocument;
  /** Codes of the parties and items that it alone needs. */
  readonly parties: readonly string[];
  readonly items: readonly string[];
}

/** One of the ways in which documents go into the books. */
export interface Kind {
  readonly name: string;
  readonly type: AccountingDocumentType;
  /** It stays a draft there, for a person to post or confirm. */
  readonly stays: boolean;
  /** @param n tells it from all others, in its amount too */
  readonly make: (n: number) => Made;
}

/** Sold by all; how many there are matters to none. */
const TEA = 'TEA-1';
/** No later one than those of MONDAY is in the books before it. */
const EARLIER = businessDate('2026-02-10');

const serial = (n: number): string => String(n).padStart(5, '0');

function keyOf(name: string, n: number): DeliveryKey {
  return deliveryKey(`sample:1/KL/2026-03-02/${name}/${serial(n)}/r1`);
}

/** Amounts differ, so that none can stand in the place of another. */
function amountOf(n: number): Minor {
  return minor(1_000 + n);
}

type Line = readonly [account: string, amount: number];

function entriesOf(date: BusinessDate, ...groups: readonly (readonly Line[])[]): readonly Entry[] {
  return groups.flatMap((lines) => {
    const entry = balancedEntry(
      date,
      'Matrix',
      lines.map(([account, amount]) => ({
        account: accountNumber(account),
        amount: minor(amount),
        memo: account,
      })),
    );
    return entry === null ? [] : [entry];
  });
}

const CASH: AccountNumber = accountNumber('1010');
const cash = (amount: Minor) => [{ method: 'Cash', account: CASH, amount }];

/** Tax of 60, a discount of 100, and all of it paid at the counter. */
function taxedLine(amount: Minor, account: string) {
  return aBillingLine(amount, {
    discount: minor(100),
    net: minor(amount - 60),
    tax: minor(60),
    taxCode: 'SR6',
    account: accountNumber(account),
    discountAccount: accountNumber('4200'),
  });
}

/** To a customer of the counter whom the books do not know yet. */
function paidInvoice(
  name: string,
  n: number,
  { date, stock }: { readonly date: BusinessDate; readonly stock: readonly StockLine[] },
): Made {
  const amount = amountOf(n);
  const contact = `Counter ${name} ${serial(n)}`;
  const document: BillingDocument = {
    ...billingOf(keyOf(name, n), stock),
    date,
    contact,
    total: amount,
    lines: [taxedLine(amount, '4000')],
    payments: cash(amount),
    entries: entriesOf(
      date,
      [
        ['1200', amount],
        ['4200', 100],
        ['4000', -(amount + 40)],
        ['2100', -60],
      ],
      [
        ['1010', amount],
        ['1200', -amount],
      ],
    ),
  };
  return { document, parties: [contact], items: [] };
}

/** The money goes back over the counter, and the goods to the shelf. */
function refundedNote(name: string, n: number): Made {
  const amount = amountOf(n);
  const document: BillingDocument = {
    ...billingOf(keyOf(name, n), [pieces(TEA, -1)], { type: 'credit-note' }),
    total: amount,
    lines: [aBillingLine(amount, { account: accountNumber('4100') })],
    payments: cash(amount),
    entries: entriesOf(
      MONDAY,
      [
        ['4100', amount],
        ['1200', -amount],
      ],
      [
        ['1200', amount],
        ['1010', -amount],
      ],
    ),
  };
  return alone(document);
}

/** Of it 4.00 are paid. */
function partlyPaid(name: string, n: number): Made {
  const amount = amountOf(n);
  const due = minor(amount - 400);
  const document = accountInvoiceOf(keyOf(name, n), {
    total: amount,
    lines: [aBillingLine(amount)],
    payments: cash(minor(400)),
    due,
    entries: [...between('1200', '4000', amount), ...between('1010', '1200', minor(400))],
    subledger: [owed(due)],
  });
  return alone(document);
}

function alone(document: AccountingDocument): Made {
  return { document, parties: [], items: [] };
}

/** What reversals take back; it is in the books before them. */
export const TAKEN_BACK = journalOf(keyOf('taken-back', 0));

/** Whom documents on account are for; in the books before them. */
export const CUSTOMER = contactOf(keyOf('siti', 0));

function moneyOf(name: string, n: number) {
  const amount = amountOf(n);
  return { key: keyOf(name, n), total: amount, amount };
}

const billing: readonly Kind[] = [
  {
    name: 'invoice',
    type: 'invoice',
    stays: false,
    make: (n) => paidInvoice('invoice', n, { date: MONDAY, stock: [pieces(TEA, 2)] }),
  },
  {
    name: 'invoice-part',
    type: 'invoice',
    stays: false,
    make: (n) => partlyPaid('invoice-part', n),
  },
  {
    // Invoices of later days are in the books: it goes in as a move.
    name: 'invoice-late',
    type: 'invoice',
    stays: false,
    make: (n) => paidInvoice('invoice-late', n, { date: EARLIER, stock: [] }),
  },
  {
    name: 'credit-note',
    type: 'credit-note',
    stays: false,
    make: (n) => refundedNote('credit-note', n),
  },
];

const money: readonly Kind[] = [
  {
    name: 'contact',
    type: 'contact',
    stays: false,
    make: (n) => {
      const customer = { ...SITI, code: `C-${serial(n)}`, name: `Customer ${serial(n)}` };
      return {
        document: contactOf(keyOf('contact', n), { customer }),
        parties: [customer.code],
        items: [],
      };
    },
  },
  {
    name: 'journal',
    type: 'journal',
    stays: false,
    make: (n) => {
      const { key, total, amount } = moneyOf('journal', n);
      return alone(journalOf(key, { total, entries: between('6910', '1010', amount) }));
    },
  },
  {
    name: 'receipt',
    type: 'receipt',
    stays: false,
    make: (n) => {
      const { key, total, amount } = moneyOf('receipt', n);
      const entries = between('1010', '1200', amount);
      const subledger = [owed(minor(-amount), 'paid')];
      return alone(receiptOf(key, { total, payments: cash(amount), entries, subledger }));
    },
  },
  {
    name: 'reversal',
    type: 'reversal',
    stays: false,
    make: (n) => alone({ ...reversalOf(TAKEN_BACK), key: keyOf('reversal', n) }),
  },
];

const goods: readonly Kind[] = [
  {
    // Of an item that the books do not know yet.
    name: 'goods-received',
    type: 'goods-received',
    stays: false,
    make: (n) => {
      const sku = `IN-${serial(n)}`;
      const document = goodsOf(keyOf('goods-received', n), [{ sku, count: 3, cost: amountOf(n) }]);
      return { document, parties: [], items: [sku] };
    },
  },
  {
    name: 'opening-balance',
    type: 'opening-balance',
    stays: false,
    make: (n) => {
      const made = openingOf(keyOf('opening-balance', n), [{ sku: TEA, count: 2, value: amountOf(n) }]);
      return alone(made);
    },
  },
  {
    name: 'transfer-out',
    type: 'transfer-out',
    stays: false,
    make: (n) => {
      const document = transferOf('transfer-out', `o${serial(n)}`, [pieces(TEA, 3)]);
      return alone({ ...document, key: keyOf('transfer-out', n) });
    },
  },
  {
    name: 'transfer-in',
    type: 'transfer-in',
    stays: false,
    make: (n) => {
      const document = transferOf('transfer-in', `i${serial(n)}`, [pieces(TEA, 3)]);
      return alone({ ...document, key: keyOf('transfer-in', n) });
    },
  },
  {
    // Some are gone, others were found: a shipment each.
    name: 'stock-adjustment',
    type: 'stock-adjustment',
    stays: false,
    make: (n) => alone(adjustmentOf(keyOf('stock-adjustment', n), [pieces(TEA, 1), pieces('CUP-1', -4)])),
  },
  {
    name: 'stock-count',
    type: 'stock-count',
    stays: true,
    make: (n) => alone(countOf(keyOf('stock-count', n), { [TEA]: 40 + n })),
  },
];

/** All that Tryton takes, in the ways that it takes them. */
export const KINDS: readonly Kind[] = [...billing, ...money, ...goods];

/** What a document does to the accounts once it counts; drafts do nothing yet. */
export function effectOf({ entries }: AccountingDocument): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { account, side, amount } of entries.flatMap(({ lines }) => lines)) {
    sums.set(account, (sums.get(account) ?? ZERO) + (side === 'debit' ? amount : -amount));
  }
  return sums;
}
