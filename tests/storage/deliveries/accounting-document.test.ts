import { describe, expect, test } from 'vitest';
import {
  currencyCode,
  type Minor,
  minor,
  quantity,
  unitPrice,
  ZERO,
} from '../../../src-shared/money/index.ts';
import {
  ACCOUNTING_DOCUMENT_TYPES,
  type AccountingDocument,
  accountNumber,
  balancedEntry,
  type BillingDocument,
  deliveryKey,
} from '../../../src-shared/model/index.ts';
import { businessDate } from '../../../src-shared/time/index.ts';
import {
  readAccountingDocument,
  writeAccountingDocument,
} from '../../../src-main/storage/accounting-document.ts';
import { sha256 } from '../../../src-main/storage/hashes.ts';
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
  orderOf,
  owed,
  pieces,
  receiptOf,
  reversalOf,
  transferOf,
} from '../../support/accounting-documents.ts';

const [cash, sales, goods] = [accountNumber('1010'), accountNumber('4000'), accountNumber('1400')];
const date = businessDate('2026-03-02');
const entry = balancedEntry(date, 'Sales', [
  { account: cash, amount: minor(500), memo: 'Cash' },
  { account: sales, amount: minor(-500), memo: 'Sales' },
]);

const invoice: BillingDocument = {
  entries: [entry!],
  type: 'invoice',
  number: 'A-1',
  key: deliveryKey('k'),
  date,
  currency: currencyCode('MYR'),
  location: 'KL',
  total: minor(500),
  contact: 'POS sales customer',
  customer: null,
  lines: [
    {
      sku: null,
      description: 'All sales',
      quantity: quantity(1000),
      unitPrice: unitPrice(0),
      discount: minor(0),
      net: minor(500),
      tax: minor(0),
      total: minor(500),
      taxCode: 'ZR',
      account: sales,
      discountAccount: sales,
      taxAccount: sales,
    },
  ],
  payments: [{ method: 'Cash', account: cash, amount: minor(510) }],
  rounding: minor(2),
  tips: minor(8),
  due: minor(0),
  stock: [{ sku: 'a', name: 'A', quantity: quantity(1000) }],
  stockAccounts: { inventory: goods, costOfGoods: goods, costAdjustment: goods },
  release: null,
  subledger: [],
};

test('what is written is read back, in one order of keys whatever it was built in', () => {
  const text = writeAccountingDocument(invoice);
  const read = readAccountingDocument(text, sha256(text));
  expect(writeAccountingDocument(read)).toBe(text);
  expect(writeAccountingDocument({ ...read })).toBe(text);
  expect(read).toMatchObject({ number: 'A-1', total: 500 });
  const { type, ...others } = invoice;
  expect(writeAccountingDocument({ ...others, type })).toBe(text);
});

test.each([
  ['an entry out of balance', '"amount":500,"memo":"Cash"', '"amount":501,"memo":"Cash"'],
  ['a line that does not add up', '"net":500', '"net":499'],
  ['a total that is not its lines', '"location":"KL","total":500', '"location":"KL","total":501'],
  ['payments that are not the total', '"tips":8', '"tips":9'],
  ['an amount that is none', '"tips":8', '"tips":8.5'],
  ['an amount as text', '"tips":8', '"tips":"8"'],
  ['a date that is none', '2026-03-02', '2026-02-30'],
  ['a debt that is not what is left to pay', '"due":0', '"due":1'],
  ['another kind', '"type":"invoice"', '"type":"letter"'],
])('%s is not read', (_what, found, put) => {
  const text = writeAccountingDocument(invoice);
  expect(text).toContain(found);
  const changed = text.replace(found, put);
  expect(() => readAccountingDocument(changed, sha256(changed))).toThrow(/./);
});

test('what is not the text that was written is not read', () => {
  const text = writeAccountingDocument(invoice);
  const changed = text.replace('POS sales', 'Shop sales');
  expect(() => readAccountingDocument(changed, sha256(text))).toThrow('has been altered');
});

test('what does not add up cannot be written', () => {
  expect(() => writeAccountingDocument({ ...invoice, rounding: minor(3) })).toThrow(RangeError);
});

const reversed = accountInvoiceOf('taken back');

/** One of every type, with all that it can have. */
const EVERY_TYPE: readonly AccountingDocument[] = [
  accountInvoiceOf('i', {
    lines: [aBillingLine(minor(1_000), { discount: minor(50), tax: minor(100), net: minor(900) })],
    release: { subject: 'job', from: accountNumber('1420'), to: accountNumber('5020') },
    closes: 'case',
  }),
  billingOf('c', [pieces('TEA-1', -1)], { type: 'credit-note' }),
  goodsOf('g', [{ sku: 'TEA-1', count: 2, cost: 400 }]),
  openingOf('o', [{ sku: 'TEA-1', count: 2, value: 400 }]),
  { ...openingOf('cards', []), total: minor(500), ...opened(minor(500)) },
  orderOf('s', [pieces('TEA-1', 1)], { order: 'layby', group: 'KL/shift', caseId: 'case' }),
  receiptOf('r', { state: 'inactive', group: 'KL/shift', caseId: 'case' }),
  journalOf('j', { state: 'pending', stock: [pieces('TEA-1', 1)] }),
  transferOf('transfer-out', 't', [pieces('TEA-1', 1)]),
  transferOf('transfer-in', 't', [pieces('TEA-1', 1)]),
  adjustmentOf('a', [pieces('TEA-1', 1)], { reason: 'broken', job: 'job' }),
  countOf('n', { 'TEA-1': 3 }),
  contactOf('p'),
  reversalOf(reversed),
];

/** Gift cards that were out when the books were opened. */
function opened(amount: Minor) {
  const line = {
    ledger: 'gift-card',
    account: accountNumber('2300'),
    subject: 'unnumbered',
    movement: 'opening',
    amount: minor(-amount),
  } as const;
  return { entries: between('3900', '2300', amount), subledger: [line] };
}

test('there is one of every type', () => {
  expect(new Set(EVERY_TYPE.map(({ type }) => type))).toEqual(new Set(ACCOUNTING_DOCUMENT_TYPES));
});

test.each(EVERY_TYPE.map((document) => [document.type, document] as const))(
  'of a %s nothing is lost, whatever order its keys come in',
  (_type, document) => {
    const text = writeAccountingDocument(document);
    expect(readAccountingDocument(text, sha256(text))).toEqual(document);
    const turned = Object.fromEntries(Object.entries(document).toReversed()) as unknown as typeof document;
    expect(writeAccountingDocument(turned)).toBe(text);
  },
);

test.each<[string, AccountingDocument]>([
  [
    'a sub-ledger that is not what the entries move',
    accountInvoiceOf('x', { subledger: [owed(minor(999))] }),
  ],
  ['a sub-ledger of an account that no entry moves', { ...countOf('x', {}), subledger: [owed(minor(1))] }],
  ['a sub-ledger line of nothing', accountInvoiceOf('x', { subledger: [owed(minor(1_000)), owed(ZERO)] })],
  ['a receipt whose payments are not its total', receiptOf('x', { tips: minor(1) })],
  ['an order whose debt is not what is left to pay', orderOf('x', [], { due: minor(999) })],
])('%s cannot be written', (_what, document) => {
  expect(() => writeAccountingDocument(document)).toThrow(RangeError);
});

describe('what an older Daybook wrote', () => {
  /** The text of an invoice as version 2 wrote it: without the fields that came later. */
  function olderText(): string {
    const parsed = JSON.parse(writeAccountingDocument(invoice)) as Record<string, unknown>;
    for (const name of ['customer', 'due', 'release', 'subledger']) delete parsed[name];
    const lines = parsed['lines'] as Record<string, unknown>[];
    for (const line of lines) {
      delete line['discountAccount'];
      delete line['taxAccount'];
    }
    return JSON.stringify(parsed);
  }

  test('is proved by its own text, and read with what it was without a word', () => {
    const text = olderText();
    const read = readAccountingDocument(text, sha256(text));
    expect(read).toEqual(invoice);
    expect(writeAccountingDocument(read)).toBe(text);
  });

  test('is not read when it was altered', () => {
    const text = olderText();
    expect(() => readAccountingDocument(text.replace('POS sales', 'Shop sales'), sha256(text))).toThrow(
      'has been altered',
    );
    const wrong = text.replace('"tips":8', '"tips":9');
    expect(() => readAccountingDocument(wrong, sha256(wrong))).toThrow('total, rounding and tips');
  });
});
