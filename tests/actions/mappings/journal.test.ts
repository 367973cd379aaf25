import { mkdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { JournalRowView } from '../../../src-shared/ipc/contract.ts';
import { JOURNAL_CATEGORIES, JOURNAL_ROWS } from '../../../src-shared/model/index.ts';
import { openShop, type Shop, salesFile } from '../../support/shop.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
  await shop.ok('streams.connect', { provider: 'file', name: 'Till', folder: shop.folder, currency: 'EUR' });
});
afterEach(() => shop.close());

const set = (
  type: 'journal-row' | 'journal-detail',
  key: string,
  value: string,
  from: string | null = null,
) => shop.ok('mappings.set', { stream: 'Till', type, key, value, from });

async function row(id: string, on: string | null = null): Promise<JournalRowView> {
  const { categories } = await shop.ok('mappings.journal', { stream: 'Till', on });
  const found = categories.flatMap(({ rows }) => rows).find((known) => known.id === id);
  if (found === undefined) throw new TypeError(`no row ${id}`);
  return found;
}

describe('the POS journal', () => {
  test('has every row in its category, with the account of its role', async () => {
    const { categories } = await shop.ok('mappings.journal', { stream: 'Till' });
    expect(categories.map(({ id }) => id)).toEqual(JOURNAL_CATEGORIES);
    expect(categories.flatMap(({ rows }) => rows.map(({ id }) => id))).toEqual(
      JOURNAL_ROWS.map(({ id }) => id),
    );
    expect(await row('sales.revenue')).toEqual({
      number: '1.01',
      id: 'sales.revenue',
      side: 'credit',
      detail: 'product-group',
      details: 'off',
      role: 'revenue',
      own: null,
      base: { number: '4000', name: 'Sales' },
      from: null,
      branch: false,
      branches: [],
      accounts: [],
      unmapped: [],
    });
    expect((await row('gift-cards.expiry')).base).toBeNull();
  });

  test('is changed field by field, and says since when', async () => {
    await set('journal-row', 'sales.revenue', '{"account":"4010","details":"optional"}', '2026-11-01');
    await set('journal-row', 'sales.revenue', '{"branch":true}', '2026-12-01');
    const before = await row('sales.revenue', '2026-10-31');
    expect([before.own, before.details, before.from]).toEqual([null, 'off', null]);
    const after = await row('sales.revenue');
    expect(after).toMatchObject({
      own: { number: '4010', name: 'Direct ship sales' },
      details: 'optional',
      branch: true,
      from: '2026-12-01',
    });
    await set('journal-row', 'sales.revenue', '4020');
    await set('journal-row', 'sales.tips', '2210');
    expect((await row('sales.tips')).own?.number).toBe('2210');
    await set('journal-row', 'sales.tips', '{"account":null}');
    expect((await row('sales.tips')).own).toBeNull();
  });

  test('is changed as it is on the day of the change, and what comes later stays for later', async () => {
    await set('journal-row', 'sales.revenue', '{"account":"4020"}', '2026-12-01');
    await set('journal-row', 'sales.revenue', '{"account":"4010"}', '2026-10-01');
    await set('journal-row', 'sales.revenue', '{"branch":true}', '2026-11-01');
    const told = [];
    for (const day of ['2026-09-30', '2026-10-31', '2026-11-30', '2026-12-31']) {
      const { own, branch } = await row('sales.revenue', day);
      told.push([own?.number ?? null, branch]);
    }
    expect(told).toEqual([
      [null, false],
      ['4010', false],
      ['4010', true],
      ['4020', false],
    ]);
  });

  test('shows which details have accounts, and which were seen without one', async () => {
    const files = salesFile([{ id: '1', total: '5.00' }]).split('\n');
    const groups = ['product_group', 'Tea', ''];
    shop.put('a.csv', files.map((line, at) => `${line},${groups[at] ?? ''}`).join('\n'));
    shop.put('b.csv', salesFile([{ id: '2', total: '-5.00', kind: 'return', reason: 'Damaged' }]));
    await shop.ok('sync.run', {});
    expect((await row('sales.revenue')).unmapped).toEqual([{ detail: 'Tea', suggestion: '4000' }]);
    expect((await row('returns.write-off')).unmapped).toEqual([{ detail: 'Damaged', suggestion: '5200' }]);
    // Without an account of its own nothing is written off.
    expect((await row('returns.write-off')).base).toBeNull();
    await set('journal-row', 'returns.write-off', '5200');
    expect((await row('returns.write-off')).base?.number).toBe('5200');
    // The method has a mapping of its own, which every such row takes.
    expect((await row('sales.tender')).unmapped).toEqual([]);
    expect((await row('direct-ship.revenue')).unmapped).toEqual([]);
    await set('journal-detail', 'sales.revenue:Tea', '4020');
    const { unmapped, accounts } = await row('sales.revenue');
    expect([unmapped, accounts]).toEqual([
      [],
      [{ detail: 'Tea', account: { number: '4020', name: 'Installed sales' } }],
    ]);
  });

  test('shows the branch accounts that the chart has', async () => {
    shop.put('a.csv', salesFile([{ id: '1', total: '5.00' }]));
    await shop.ok('sync.run', {});
    const department = { type: 'location', key: 'Main', value: '{"department":"KL"}' } as const;
    await shop.ok('mappings.set', { stream: 'Till', ...department });
    const db = new Database(shop.ledger);
    db.prepare(
      `INSERT INTO book_account (books_id, number, name, type, path)
       VALUES (1, '4000-KL', 'Sales KL', 'income', 'Income:Sales:4000-KL')`,
    ).run();
    db.close();
    expect((await row('sales.revenue')).branches).toEqual([
      { location: 'Main', department: 'KL', account: { number: '4000-KL', name: 'Sales KL' } },
    ]);
    expect((await row('sales.tips')).branches).toEqual([]);
  });
});

describe('a row that cannot be', () => {
  test.each([
    ['a row that there is not', 'journal-row', 'sales.bread', '4000', 'mapping-invalid'],
    ['an account that there is not', 'journal-row', 'sales.revenue', '9999', 'account-unknown'],
    ['one in JSON', 'journal-row', 'sales.revenue', '{"account":"9999"}', 'account-unknown'],
    ['a field that there is not', 'journal-row', 'sales.revenue', '{"colour":"red"}', 'mapping-invalid'],
    ['details of what has none', 'journal-row', 'sales.tips', '{"details":"required"}', 'mapping-invalid'],
    ['a detail of what has none', 'journal-detail', 'sales.tips:Ann', '4000', 'mapping-invalid'],
    ['a row on what is owed', 'journal-row', 'sales.revenue', '2300', 'mapping-invalid'],
    ['a detail on what is owed', 'journal-detail', 'sales.revenue:Gift Cards', '2300', 'mapping-invalid'],
    ['a tax on what is owed', 'tax', 'SR6', '2300', 'mapping-invalid'],
    ['a role on what is owed', 'account', 'rounding', '1200', 'mapping-invalid'],
    ['a method on what customers owe', 'payment-method', 'Later', '1200', 'mapping-invalid'],
    ['a detail without a name', 'journal-detail', 'sales.revenue:', '4000', 'mapping-invalid'],
    ['a detail of no row', 'journal-detail', 'Tea', '4000', 'mapping-invalid'],
  ])('%s is refused and named', async (_, type, key, value, code) => {
    const failure = await shop.fails('mappings.set', { stream: 'Till', type, key, value });
    expect(failure).toMatchObject({ code, where: `${type}:${key}` });
  });
});

test('every change of a row is noted with what was before', async () => {
  await set('journal-row', 'sales.revenue', '{"branch":true}');
  await set('journal-row', 'sales.revenue', '{"branch":false}');
  const db = new Database(shop.ledger, { readonly: true });
  const notes = db.prepare("SELECT before, after FROM audit WHERE subject LIKE '%sales.revenue'").all();
  db.close();
  const read = (notes as { before: string | null; after: string }[]).map(({ before, after }) => [
    JSON.parse(before ?? 'null') as unknown,
    JSON.parse(after) as unknown,
  ]);
  const on = { account: null, branch: true, details: 'off' };
  expect(read).toMatchObject([
    [null, { value: on, origin: 'set' }],
    [{ value: on }, { value: { ...on, branch: false } }],
  ]);
});

test('what is missing is said before a day needs it', async () => {
  const problems = async (): Promise<readonly string[]> => {
    const found = (await shop.ok('mappings.validate', { stream: 'Till' })).problems;
    return found.map(({ problem, key, needed }) => `${problem} ${key} ${needed ? 'now' : 'later'}`);
  };
  expect(await problems()).toEqual(['no-account gift-cards.expiry later']);
  shop.put('a.csv', salesFile([{ id: '1', total: '5.00', method: 'Boost' }]));
  await shop.ok('sync.run', {});
  expect(await problems()).toEqual(['undecided Boost now', 'no-account gift-cards.expiry later']);
  await shop.ok('mappings.set', { stream: 'Till', type: 'payment-method', key: 'Boost', value: '1120' });
  await set('journal-row', 'gift-cards.expiry', '4490');
  expect(await problems()).toEqual([]);
});

describe('books that were opened with an older chart get the accounts they lack', () => {
  const CHART_WITHOUT = "DELETE FROM book_account WHERE number IN ('1030', '1180', '2330')";

  function numbers(): readonly string[] {
    // The contract names them already, since they can be mapped to.
    const db = new Database(shop.ledger, { readonly: true });
    const there = "SELECT number FROM book_account WHERE number IN ('1030', '1180', '2330') ORDER BY number";
    const found = db.prepare<[], string>(there).pluck().all();
    db.close();
    return found;
  }

  test.each([
    ['a mapping that names one', () => set('journal-row', 'sales.tips', '1180')],
    [
      'a second stream',
      () => {
        const folder = path.join(shop.folder, 'other');
        mkdirSync(folder);
        return shop.ok('streams.connect', {
          provider: 'file',
          name: 'Other',
          folder,
          books: 'Books',
          currency: 'EUR',
        });
      },
    ],
    [
      'posting',
      () => {
        shop.put('a.csv', salesFile([{ id: '1', total: '5.00' }]));
        return shop.ok('sync.run', {});
      },
    ],
  ])('by %s', async (_, act) => {
    const db = new Database(shop.ledger);
    db.prepare(CHART_WITHOUT).run();
    db.close();
    expect(numbers()).toEqual([]);
    await act();
    expect(numbers()).toEqual(['1030', '1180', '2330']);
  });
});
