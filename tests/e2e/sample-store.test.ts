import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Responses } from '../../src-shared/ipc/contract.ts';
import { SUBLEDGERS } from '../../src-shared/model/index.ts';
import { runProgram } from '../support/processes.ts';
import { openShop, type Shop } from '../support/shop.ts';
import { expectBalanced, expectIdentity, expectUniqueNumbers } from './identity.ts';

// What a person sees first: thirty days of the sample store, from nothing to posted.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const HASH_PROGRAM = path.join(import.meta.dirname, 'sample-hash.program.ts');

describe('thirty days', () => {
  let shop: Shop;
  let first: Responses['demo.run'];
  let digests: Responses['digests.list']['digests'];
  let trialBalance: Responses['books.trial-balance'];
  beforeAll(async () => {
    shop = await openShop();
    first = await shop.ok('demo.run', {});
    ({ digests } = await shop.ok('digests.list', { stream: first.stream }));
    trialBalance = await shop.ok('books.trial-balance', { books: first.books });
  });
  afterAll(() => shop.close());

  test('make a digest for each day of each location', () => {
    expect(first.digests).toBeGreaterThanOrEqual(80);
    expect(digests).toHaveLength(first.digests);
    expect(new Set(digests.map(({ location }) => location)).size).toBe(3);
    expect(first.run.documents).toMatchObject({ changed: 0, rejected: 0 });
  });

  test('every document is in exactly one state', () => {
    expectIdentity(digests);
    expectUniqueNumbers(digests);
    expect(digests.some(({ counts }) => counts.posted > 0)).toBe(true);
  });

  test('the order that does not add up is held, with its difference, and nothing else is', async () => {
    const { holds: broken, total } = await shop.ok('holds.list', { code: 'order-out-of-balance' });
    expect(broken).toHaveLength(1);
    expect(total.value).toBe(1);
    expect(digests.reduce((sum, { counts }) => sum + counts.held, 0)).toBe(1);
    expect(first.run.deliveries).toMatchObject({ failed: 0, held: 0, waiting: 0 });
    // Sales cancelled at once need nobody; shifts that come out right are not even listed unasked.
    const codes = ['order-out-of-balance', 'cancelled-in-pos'] as const;
    const totals = [];
    for (const code of codes) totals.push((await shop.ok('holds.list', { code })).total.value);
    expect(totals.reduce((sum, count) => sum + count, 0)).toBe((await shop.ok('holds.list', {})).total.value);
    expect(broken[0]?.reason.data['difference']).toMatch(/^-?\d+\.\d\d$/u);
    const digest = digests.find(({ id }) => id === broken[0]?.digest);
    expect(digest?.counts.held).toBeGreaterThan(0);
  });

  test('what was on hand at connecting is in the books', async () => {
    const { invoices } = await shop.ok('books.invoices', { type: 'opening-balance' });
    expect(invoices.length).toBeGreaterThan(0);
    expect(trialBalance.rows.some(({ type, credit }) => type === 'equity' && credit !== '0.00')).toBe(true);
  });

  test('the books balance, and the ledger agrees with itself', async () => {
    expectBalanced(trialBalance);
    expect(trialBalance.rows.length).toBeGreaterThan(10);
    expect(await shop.ok('ledger.check', {})).toMatchObject({ ok: true, problems: [] });
  });

  test('the same again brings nothing', async () => {
    const before = await shop.ok('ledger.check', {});
    const second = await shop.ok('demo.run', {});
    expect(second.run.documents).toMatchObject({ new: 0, changed: 0 });
    expect(second.run.digests).toEqual({ built: 0, changed: 0 });
    expect(second.digests).toBe(first.digests);
    expect(await shop.ok('books.trial-balance', { books: first.books })).toEqual(trialBalance);
    expect((await shop.ok('ledger.check', {})).contentHash).toBe(before.contentHash);
  });
});

test('a ledger whose sample store begins later says so, and does not pass fewer days for more', async () => {
  const shop = await openShop();
  try {
    await shop.ok('demo.run', { days: 3 });
    const { code, data } = await shop.fails('demo.run', { days: 5 });
    expect(code).toBe('bad-input');
    expect(data['expected']).toContain('2026-10-29');
    await shop.ok('demo.run', { days: 2 });
  } finally {
    await shop.close();
  }
});

/** Whether these movements leave nothing with anybody. */
function comesToNothing(
  movements: readonly { readonly subject: string; readonly amount: string }[],
): boolean {
  const cents = ({ amount }: { readonly amount: string }): number => Math.round(Number(amount) * 100);
  return [...Map.groupBy(movements, ({ subject }) => subject).values()].every(
    (own) => own.reduce((all, one) => all + cents(one), 0) === 0,
  );
}

test('ninety days: the books balance, and what customers own ties to its accounts on every day', async () => {
  const shop = await openShop();
  try {
    const { books, run } = await shop.ok('demo.run', { days: 90 });
    expect(run.deliveries).toMatchObject({ failed: 0, held: 0, waiting: 0 });
    expectBalanced(await shop.ok('books.trial-balance', { books }));
    for (const ledger of SUBLEDGERS) {
      const { days, missing } = await shop.ok('reports.rollforward', { books, ledger });
      // What began before the first day is in the opening balances: whatever is used up was there. Only
      // customers who have paid twice pay what they do not owe, and get it back.
      expect(comesToNothing(missing), ledger).toBe(true);
      if (ledger !== 'receivable') expect(missing, ledger).toEqual([]);
      // Only with networks is it now one side that owes, now the other. Its taxes are due at completion.
      if (ledger !== 'network' && ledger !== 'layby-tax') {
        expect(Number(days[0]?.opening), ledger).toBeGreaterThan(0);
        expect(
          days.filter(({ closing }) => Number(closing) < 0),
          ledger,
        ).toEqual([]);
      }
      expect(
        days.filter(({ ties }) => !ties),
        ledger,
      ).toEqual([]);
      expect(days.length, ledger).toBeGreaterThan(10);
    }
    expect(await shop.ok('reports.stock', { books })).toMatchObject({ ties: true });
    expect(await shop.ok('ledger.check', {})).toMatchObject({ ok: true, problems: [] });
  } finally {
    await shop.close();
  }
});

test('a seed says the same wherever the computer stands, and another seed says something else', async () => {
  const run = async (zone: string, seed: string) => {
    const { output, errors, code } = await runProgram(HASH_PROGRAM, [seed, '30'], { TZ: zone });
    expect(errors + String(code)).toBe('0');
    return JSON.parse(output) as {
      readonly zone: string;
      readonly ok: boolean;
      readonly contentHash: string;
    };
  };
  const [east, west] = await Promise.all([run('Pacific/Kiritimati', '1'), run('America/Los_Angeles', '1')]);
  expect([east.zone, west.zone]).toEqual(['Pacific/Kiritimati', 'America/Los_Angeles']);
  expect([east.ok, west.ok]).toEqual([true, true]);
  expect(east.contentHash).toBe(west.contentHash);
  const other = await run('America/Los_Angeles', '2');
  expect(other.contentHash).not.toBe(west.contentHash);
});
