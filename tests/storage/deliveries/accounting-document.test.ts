import { expect, test } from 'vitest';
import { currencyCode, minor, quantity, unitPrice } from '../../../src-shared/money/index.ts';
import {
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
    },
  ],
  payments: [{ method: 'Cash', account: cash, amount: minor(510) }],
  rounding: minor(2),
  tips: minor(8),
  stock: [{ sku: 'a', name: 'A', quantity: quantity(1000) }],
  stockAccounts: { inventory: goods, costOfGoods: goods, costAdjustment: goods },
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
