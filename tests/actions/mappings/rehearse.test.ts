import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { RehearsalView } from '../../../src-shared/ipc/contract.ts';
import { openShop, type Shop, salesFile } from '../../support/shop.ts';

const DAYS = ['2026-10-01', '2026-10-02', '2026-10-03'] as const;
const SALES = salesFile([
  { id: '1', date: DAYS[0], total: '10.00', tax: '1.00' },
  { id: '2', date: DAYS[1], total: '5.00', method: 'Card' },
  { id: '3', date: DAYS[1], total: '-2.00', quantity: '-1', kind: 'return' },
  { id: '4', date: DAYS[2], total: '7.00', method: 'Boost' },
  { id: '5', date: DAYS[2], total: '3.00' },
]);
const PAY_OUT = `\ntender,pay-out,6,P-6,Main,${DAYS[2]}T12:00:00Z,-5.00,Ice,,,,,,,,,,Cash,-5.00`;

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
  await shop.ok('streams.connect', { provider: 'file', name: 'Till', folder: shop.folder, currency: 'EUR' });
  shop.put('a.csv', SALES + PAY_OUT);
  await shop.ok('sync.run', {});
});
afterEach(() => shop.close());

const CHANGE = [
  { type: 'account', key: 'revenue', value: '4020' },
  { type: 'payment-method', key: 'Boost', value: '1120' },
  { type: 'journal-detail', key: 'pay-outs.expense:Ice', value: '6300' },
  { type: 'account', key: 'cost-of-goods', value: '5020' },
] as const;

async function rehearse(parts: { from?: string; days?: number; scope?: 'all' | 'unposted' } = {}) {
  return shop.ok('mappings.rehearse', { stream: 'Till', rows: [...CHANGE], ...parts });
}

/** Entries in a form that two sources of them have in common, in a fixed order. */
function texts(entries: readonly Pick<RehearsalView['entries'][number], 'date' | 'narration' | 'lines'>[]) {
  return entries
    .map(({ date, narration, lines }) =>
      [date, narration, ...lines.map(({ account, debit, credit }) => `${account} ${debit}/${credit}`)].join(
        ' | ',
      ),
    )
    .toSorted();
}

async function journal() {
  const { entries } = await shop.ok('books.journal', {});
  return texts(entries);
}

describe('a rehearsal', () => {
  test('says account by account and day by day what would be different, and saves nothing', async () => {
    const before = await shop.ok('mappings.list', { stream: 'Till' });
    const told = await rehearse();
    expect(told).toMatchObject({ from: DAYS[0], to: DAYS[2], digests: 3, more: 0, currency: 'EUR' });
    const figures = told.accounts.map(({ account, difference }) => `${account} ${difference}`);
    expect(figures).toEqual(['1010 -5.00', '1120 7.00', '4000 17.00', '4020 -24.00', '6300 5.00']);
    expect(told.days.map(({ date, posted }) => [date, posted])).toEqual(DAYS.map((date) => [date, false]));
    expect(told.days[0]?.accounts).toEqual([
      { account: '4000', name: 'Sales', before: '-9.00', after: '0.00', difference: '9.00' },
      { account: '4020', name: 'Installed sales', before: '0.00', after: '-9.00', difference: '-9.00' },
    ]);
    expect(told.held).toEqual([
      { code: 'journal-unmapped', before: 1, after: 0 },
      { code: 'tender-unmapped', before: 1, after: 0 },
    ]);
    expect(told.cost).toMatchObject([{ purpose: 'cost-of-goods', before: '5000', after: '5020' }]);
    expect(await shop.ok('mappings.list', { stream: 'Till' })).toEqual(before);
  });

  test('predicts exactly the entries that posting then makes', async () => {
    const told = await rehearse({ scope: 'unposted' });
    const predicted = texts(told.entries.filter(({ side }) => side === 'after'));
    await shop.ok('mappings.set-many', { stream: 'Till', rows: [...CHANGE] });
    await shop.ok('sync.run', {});
    await shop.ok('digests.post', {});
    const made = await journal();
    // What the change does not touch is posted too, and was not foretold as different.
    expect(made.filter((entry) => predicted.includes(entry))).toEqual(predicted);
    const replaced = texts(told.entries.filter(({ side }) => side === 'before'));
    expect(made.filter((entry) => replaced.includes(entry))).toEqual([]);
    const untouched = made.filter((entry) => !predicted.includes(entry));
    expect(untouched.every((entry) => /^2026-10-0\d \| (Payments|Returns|Refunds|Cost)/u.test(entry))).toBe(
      true,
    );
  });

  test('of a day that is posted replays the whole, or only what is still to be posted', async () => {
    await shop.ok('digests.post', {});
    const whole = await rehearse();
    expect(whole.accounts.find(({ account }) => account === '4020')?.difference).toBe('-24.00');
    expect(whole.days.every(({ posted }) => posted)).toBe(true);
    const rest = await rehearse({ scope: 'unposted' });
    expect(rest.accounts.find(({ account }) => account === '4020')?.difference).toBe('-7.00');
    expect(rest.days.map(({ date }) => date)).toEqual([DAYS[2]]);
  });

  test('goes back as many days as asked, and holds the change from its date on', async () => {
    expect((await rehearse({ days: 2 })).digests).toBe(2);
    const late = await rehearse({ from: DAYS[2] });
    expect(late.days.map(({ date }) => date)).toEqual([DAYS[2]]);
  });

  test('is long work, which a window starts as a task', async () => {
    const input = { stream: 'Till', rows: [...CHANGE] };
    await shop.ok('tasks.start', { channel: 'mappings.rehearse', input });
    await vi.waitFor(async () => {
      const [task] = (await shop.ok('tasks.list', {})).tasks;
      expect(task).toMatchObject({ channel: 'mappings.rehearse', state: 'done' });
      expect(task?.outcome).toEqual({ ok: true, value: await rehearse() });
    });
  });

  test('refuses what saving would refuse', async () => {
    const rows = [{ type: 'account', key: 'revenue', value: '9999' }];
    expect(await shop.fails('mappings.rehearse', { stream: 'Till', rows })).toMatchObject({
      code: 'account-unknown',
      where: 'account:revenue',
    });
  });
});
