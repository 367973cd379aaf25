import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { minor, quantity } from '../../../src-shared/money/index.ts';
import {
  accountNumber,
  type AccountingDocument,
  balancedEntry,
  booksId,
  deliveryKey,
} from '../../../src-shared/model/index.ts';
import type { BookRecord, StockState } from '../../../src-main/core/ports/index.ts';
import { aLine, aSale, goodsReceived, MONDAY, MYR, TUESDAY } from '../../support/builders.ts';
import { fullLedger } from '../../support/full-ledger.ts';
import { BOOKS, CHART, TestLedger } from '../../support/test-ledger.ts';

let ledger: TestLedger;
beforeEach(async () => {
  ledger = await TestLedger.open();
});
afterEach(() => ledger.close());

const ALL = { cursor: null, limit: 200 };
const [cash, sales] = [accountNumber('1010'), accountNumber('4000')];

/** An opening balance of nothing on hand, with one entry of this amount. */
function aRecord(name: string, amount = 100, change: Partial<AccountingDocument> = {}): BookRecord {
  const entry = balancedEntry(MONDAY, name, [
    { account: cash, amount: minor(amount), memo: 'in' },
    { account: sales, amount: minor(-amount), memo: 'out' },
  ]);
  const document = {
    type: 'opening-balance',
    key: deliveryKey(name),
    number: name,
    date: MONDAY,
    currency: MYR,
    location: 'KL',
    total: minor(0),
    stock: [],
    entries: [entry!],
    subledger: [],
    ...change,
  } as AccountingDocument;
  return {
    document,
    contentHash: 'ab'.repeat(32),
    entries: document.entries,
    subledger: document.subledger,
    moves: [],
    items: [],
    open: null,
    changes: [],
    madeOf: [],
  };
}

/** Records documents and the states after them. */
function record(records: readonly BookRecord[], states: readonly StockState[] = []): Promise<void> {
  return ledger.embedded.record(BOOKS, { records, states, late: [], changes: [], transit: [] });
}

describe('the chart', () => {
  test('takes an account once and leaves it as it is', async () => {
    await ledger.embedded.addAccounts(BOOKS, [{ ...CHART[0]!, name: 'Another name' }]);
    expect(await ledger.embedded.chart(BOOKS)).toEqual(CHART);
    expect(await ledger.embedded.chart(booksId('bks_none'))).toEqual([]);
    await expect(ledger.embedded.addAccounts(booksId('bks_none'), CHART)).rejects.toThrow('books-not-found');
  });
});

describe('recording', () => {
  test('is all or nothing', async () => {
    const unknown = balancedEntry(MONDAY, 'x', [
      { account: cash, amount: minor(1), memo: '' },
      { account: accountNumber('9999'), amount: minor(-1), memo: '' },
    ]);
    const bad = { ...aRecord('b'), entries: [unknown!] };
    await expect(record([aRecord('a'), bad])).rejects.toThrow('account-unknown');
    expect((await ledger.embedded.journal(BOOKS, ALL)).rows).toEqual([]);
    expect(await ledger.embedded.find(BOOKS, [deliveryKey('a')])).toEqual(new Map());
  });

  test('refuses a key or a number that is there', async () => {
    await record([aRecord('a')]);
    await expect(record([aRecord('a')])).rejects.toThrow('duplicate-with-other');
    const sameNumber = aRecord('b', 1, { number: 'a' });
    await expect(record([sameNumber])).rejects.toThrow('number-taken');
    expect(await ledger.embedded.find(BOOKS, [deliveryKey('a'), deliveryKey('b')])).toEqual(
      new Map([['a', { number: 'a', contentHash: 'ab'.repeat(32) }]]),
    );
  });

  test('an account that was unknown can be added and used', async () => {
    const account = { ...CHART[0]!, number: accountNumber('9999'), path: 'asset:9999' };
    const entry = balancedEntry(MONDAY, 'x', [
      { account: cash, amount: minor(1), memo: '' },
      { account: account.number, amount: minor(-1), memo: '' },
    ]);
    const made = { ...aRecord('a'), entries: [entry!] };
    await expect(record([made])).rejects.toThrow('account-unknown');
    await ledger.embedded.addAccounts(BOOKS, [account]);
    await record([made]);
  });

  test('goods cannot move that are no item', async () => {
    const move = {
      sku: 'none',
      location: 'KL',
      quantity: quantity(1),
      value: minor(1),
      kind: 'sale' as const,
      costUnknown: false,
    };
    const made = { ...aRecord('a'), moves: [move] };
    await expect(record([made])).rejects.toThrow('no item');
  });
});

describe('stock', () => {
  test('answers for items only, with an empty state where they have not been', async () => {
    const state: StockState = {
      sku: 'tea',
      location: 'KL',
      quantity: quantity(-500),
      value: minor(-7),
      lastCost: { value: minor(14), quantity: quantity(1000) },
    };
    const made = { ...aRecord('a'), items: [{ sku: 'tea', name: 'Tea' }] };
    await record([made], [state]);
    expect(
      await ledger.embedded.stock(BOOKS, [
        { sku: 'tea', location: 'Penang' },
        { sku: 'Tea', location: 'KL' },
        { sku: 'tea', location: 'KL' },
      ]),
    ).toEqual([{ sku: 'tea', location: 'Penang', quantity: 0, value: 0, lastCost: null }, state]);
    const later = { ...state, quantity: quantity(0), value: minor(0) };
    await record([], [later]);
    expect(await ledger.embedded.stockOnHand(BOOKS)).toEqual([later]);
  });

  test('follows what is received and sold', async () => {
    await ledger.run([goodsReceived('1'), aSale('2', { lines: [aLine({ quantity: quantity(4_000) })] })]);
    expect(await ledger.embedded.stockOnHand(BOOKS)).toMatchObject([
      { sku: 'TEA-1', location: 'KL', quantity: 6_000, value: 2_400 },
    ]);
    expect((await ledger.check()).problems).toEqual([]);
  });
});

describe('reports', () => {
  test('the trial balance has each account on its side, up to a date', async () => {
    await ledger.run([aSale('1')], MONDAY);
    await ledger.run([aSale('2')], TUESDAY);
    const sides = async (asOf: typeof MONDAY | null) =>
      (await ledger.embedded.trialBalance(BOOKS, asOf)).map(({ account, debit, credit }) => [
        account.number,
        debit,
        credit,
      ]);
    expect(await sides(null)).toEqual([
      ['1010', 21_200, 0],
      ['1200', 0, 0],
      ['2100', 0, 1_200],
      ['4000', 0, 20_000],
    ]);
    expect(await sides(MONDAY)).toContainEqual(['4000', 0, 10_000]);
  });

  test('an account ledger runs its balance through the pages', async () => {
    await record([aRecord('a', 100), aRecord('b', -30), aRecord('c', 5)]);
    const first = await ledger.embedded.accountLedger(BOOKS, cash, { cursor: null, limit: 2 });
    expect(first.rows).toMatchObject([
      { narration: 'a', debit: 100, credit: 0, balance: 100, document: { number: 'a' }, memo: 'in' },
      { narration: 'b', debit: 0, credit: 30, balance: 70 },
    ]);
    const second = await ledger.embedded.accountLedger(BOOKS, cash, { cursor: first.next, limit: 2 });
    expect(second.rows).toMatchObject([{ narration: 'c', balance: 75 }]);
    const unknown = ledger.embedded.accountLedger(BOOKS, accountNumber('9'), ALL);
    await expect(unknown).rejects.toThrow('account-unknown');
  });

  test('the journal has every entry with its lines and an id that stays', async () => {
    await record([aRecord('a')]);
    const { rows } = await ledger.embedded.journal(BOOKS, ALL);
    expect(rows).toMatchObject([
      {
        date: MONDAY,
        narration: 'a',
        document: { key: 'a', type: 'opening-balance', number: 'a' },
        lines: [
          { account: '1010', debit: 100, credit: 0, memo: 'in' },
          { account: '4000', debit: 0, credit: 100, memo: 'out' },
        ],
      },
    ]);
    expect(rows[0]?.id).toMatch(/^ent_[a-z2-7]{20}$/);
  });

  test('a document comes with its history', async () => {
    await ledger.import([aSale('1')]);
    await ledger.consolidate();
    await ledger.deliveries.post(await ledger.postings());
    const posted = ledger.clock.at;
    ledger.clock.advance(1000);
    await ledger.deliver();
    const { rows } = await ledger.embedded.documents(BOOKS, { type: 'invoice' }, ALL);
    const number = 'KL-20260302-0001';
    expect(rows).toMatchObject([{ number, contact: 'POS sales customer', location: 'KL', date: MONDAY }]);
    const [digest] = (await ledger.digests.list({}, ALL)).rows;
    const document = await ledger.embedded.document(BOOKS, number);
    expect(document).toMatchObject({ document: { number }, digest: { id: digest!.id, revision: 1 } });
    expect(document?.history).toEqual([
      { at: posted, event: 'posted', detail: '1' },
      { at: posted + 1000, event: 'sent', detail: '1' },
      { at: posted + 1000, event: 'recorded', detail: number },
    ]);
    expect((await ledger.embedded.documents(BOOKS, { type: 'credit-note' }, ALL)).rows).toEqual([]);
    expect(await ledger.embedded.document(BOOKS, 'KL-1')).toBeNull();
  });
});

test('the sum of every account is nothing, and inventory is the value of the stock', async () => {
  const full = await fullLedger();
  try {
    const balance = await full.embedded.trialBalance(BOOKS, null);
    expect(balance.reduce((all, { debit, credit }) => all + debit - credit, 0)).toBe(0);
    const inventory = balance.find(({ account }) => account.number === '1400')!;
    const stock = await full.embedded.stockOnHand(BOOKS);
    expect(inventory.debit - inventory.credit).toBe(stock.reduce((all, { value }) => all + value, 0));
  } finally {
    await full.close();
  }
});
