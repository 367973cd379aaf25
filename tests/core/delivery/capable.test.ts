import { expect, test } from 'vitest';
import { missingForStyle } from '../../../src-main/core/delivery/capable.ts';
import { unclaimedOf } from '../../../src-main/core/delivery/claims.ts';
import {
  ACCOUNTING_DOCUMENT_TYPES,
  type AccountingDocument,
  accountNumber,
  POSTING_STYLES,
} from '../../../src-shared/model/index.ts';
import { minor } from '../../../src-shared/money/index.ts';
import {
  adjustmentOf,
  billingOf,
  contactOf,
  goodsOf,
  journalOf,
  pieces,
  transferOf,
} from '../../support/accounting-documents.ts';

const QUANTITIES = { stock: 'quantities' } as const;
const tea = [pieces('TEA-1', 1)];

/** Accounts that books without values do not claim for a document, with why. */
function unclaimed(document: AccountingDocument): Readonly<Record<string, string>> {
  expect(unclaimedOf(document, { stock: 'values' }).size).toBe(0);
  return Object.fromEntries(unclaimedOf(document, QUANTITIES));
}

test('a style posts only where its documents are taken', () => {
  const all = new Set(ACCOUNTING_DOCUMENT_TYPES);
  expect(POSTING_STYLES.map((style) => missingForStyle(style, { types: all }))).toEqual([
    null,
    null,
    null,
    null,
  ]);
  const types = new Set(ACCOUNTING_DOCUMENT_TYPES.filter((type) => type !== 'sales-order'));
  expect(POSTING_STYLES.map((style) => missingForStyle(style, { types }))).toEqual([
    null,
    null,
    'sales-order',
    null,
  ]);
  expect(missingForStyle('journal-per-digest', { types: new Set(['invoice']) })).toBe('journal');
});

test('what goods cost is claimed by books that keep values only', () => {
  const cost = {
    '1400': 'goods-without-value',
    '5000': 'goods-without-value',
    '5100': 'goods-without-value',
  };
  expect(unclaimed(billingOf('a', tea))).toEqual(cost);
  expect(unclaimed(goodsOf('b', [{ sku: 'TEA-1', count: 1, cost: 5 }]))).toEqual(cost);
  expect(unclaimed(transferOf('transfer-out', 'c', tea))).toEqual({
    ...cost,
    '1410': 'goods-without-value',
    '5300': 'goods-without-value',
  });
  expect(unclaimed(adjustmentOf('d', tea, { job: 'j' }))).toEqual({ ...cost, '1420': 'goods-without-value' });
});

test('of a write-off, a job and tax ahead of a layby the accounts are named too', () => {
  const [line = pieces('TEA-1', -1)] = tea;
  const writeOffs = [{ ...line, account: accountNumber('5310') }];
  expect(unclaimed({ ...billingOf('a', []), writeOffs })).toMatchObject({ '5310': 'goods-without-value' });
  const release = { subject: 'j', from: accountNumber('1420'), to: accountNumber('5020') };
  expect(unclaimed({ ...billingOf('b', []), release })).toEqual({
    '1420': 'balance-of-a-job',
    '5020': 'balance-of-a-job',
  });
  const ahead = {
    ledger: 'layby-tax',
    account: accountNumber('1290'),
    against: accountNumber('2100'),
    subject: 'l',
    movement: 'added',
    amount: minor(5),
  } as const;
  expect(unclaimed(journalOf('c', { subledger: [ahead] }))).toEqual({
    '1290': 'tax-ahead',
    '2100': 'tax-ahead',
  });
});

test('what moves no goods is claimed as it was sent', () => {
  for (const document of [journalOf('a'), billingOf('b', []), contactOf('c')]) {
    expect(unclaimed(document)).toEqual({});
  }
});
