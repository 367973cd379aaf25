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
import { type Minor, minor } from '../../src-shared/money/index.ts';
import { type BusinessDate, businessDate } from '../../src-shared/time/index.ts';
import {
  aBillingLine,
  accountInvoiceOf,
  between,
  billingOf,
  contactOf,
  journalOf,
  openingOf,
  owed,
  pieces,
  receiptOf,
} from '../support/accounting-documents.ts';
import { MONDAY } from '../support/builders.ts';

/** A document that nothing else is like, with what else it makes in the books. */
export interface Made {
  readonly document: AccountingDocument;
  /** What is on its way with it, and goes in with the same batch. */
  readonly beside: readonly AccountingDocument[];
  /** Codes of the parties and items that it alone needs. */
  readonly parties: readonly string[];
  readonly items: readonly string[];
}

/** All that is to be in the books of it. */
export function documentsOf({ document, beside }: Made): readonly AccountingDocument[] {
  return [document, ...beside];
}

/** Sold by all; how many there are matters to none. */
export const TEA = 'TEA-1';
/** No later one than those of MONDAY is in the books before it. */
export const EARLIER = businessDate('2026-02-10');

export const serial = (n: number): string => String(n).padStart(5, '0');

/** As the program makes them: by the type in it the books are seen to hold something of a Daybook. */
export function keyOf(type: AccountingDocumentType, n: number, name: string = type): DeliveryKey {
  return deliveryKey(`sample:1/KL/2026-03-02/${type}/${name}-${serial(n)}/r1`);
}

/** Amounts differ, so that none can stand in the place of another. */
export function amountOf(n: number): Minor {
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
export function paidInvoice(
  name: string,
  n: number,
  { date, stock }: { readonly date: BusinessDate; readonly stock: readonly StockLine[] },
): Made {
  const amount = amountOf(n);
  const contact = `Counter ${name} ${serial(n)}`;
  const document: BillingDocument = {
    ...billingOf(keyOf('invoice', n, name), stock),
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
  return { ...alone(document), parties: [contact] };
}

/** The money goes back over the counter, and the goods to the shelf. */
export function refundedNote(n: number): Made {
  const amount = amountOf(n);
  const document: BillingDocument = {
    ...billingOf(keyOf('credit-note', n), [pieces(TEA, -1)], { type: 'credit-note' }),
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
export function partlyPaid(n: number): Made {
  const amount = amountOf(n);
  const due = minor(amount - 400);
  const document = accountInvoiceOf(keyOf('invoice', n, 'invoice-part'), {
    total: amount,
    lines: [aBillingLine(amount)],
    payments: cash(minor(400)),
    due,
    entries: [...between('1200', '4000', amount), ...between('1010', '1200', minor(400))],
    subledger: [owed(due)],
  });
  return alone(document);
}

export function alone(document: AccountingDocument): Made {
  return { document, beside: [], parties: [], items: [] };
}

/** What reversals take back. */
export const TAKEN_BACK = journalOf(keyOf('journal', 0, 'taken-back'));
/** Whom documents on account are for. */
const CUSTOMER = contactOf(keyOf('contact', 0, 'siti'));
/** Of items that the books do not know a sale leaves no goods there. */
const ON_THE_SHELF = openingOf(keyOf('opening-balance', 0, 'shelf'), [
  { sku: TEA, count: 50, value: 5_000 },
  { sku: 'CUP-1', count: 50, value: 5_000 },
]);

/** What the kinds build on; in the books before them. */
export const BEFORE: readonly AccountingDocument[] = [CUSTOMER, TAKEN_BACK, ON_THE_SHELF];

function moneyOf(type: 'journal' | 'receipt', n: number, name: string = type) {
  const amount = amountOf(n);
  return { key: keyOf(type, n, name), total: amount, amount };
}

export function journalMade(n: number, name?: string): AccountingDocument {
  const { key, total, amount } = moneyOf('journal', n, name);
  return journalOf(key, { total, entries: between('6910', '1010', amount) });
}

export function receiptMade(n: number, name?: string): AccountingDocument {
  const { key, total, amount } = moneyOf('receipt', n, name);
  const entries = between('1010', '1200', amount);
  const subledger = [owed(minor(-amount), 'paid')];
  return receiptOf(key, { total, payments: cash(amount), entries, subledger });
}
