import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openShop, type Shop } from '../support/shop.ts';

vi.setConfig({ testTimeout: 60_000 });

const COLUMNS =
  'row,kind,id,number,location,date_time,currency,total,case_id,sku,name,quantity,unit_price,net,tax,line_total,tax_code,method,amount';

/** A layby of 110.00 incl. 10.00 with two deposits of 30.00, and its completion. */
const LINE = 'TEA,Tea,1,110.00,100.00,10.00,110.00,SR,,';
const CASH = (amount: string) => `,,,,,,,,Cash,${amount}`;
const TOLD = [
  COLUMNS,
  `line,layby-open,1,L-1,Main,2026-10-01T10:00:00Z,EUR,110.00,L1,${LINE}`,
  `tender,layby-deposit,2,D-2,Main,2026-10-01T10:00:00Z,EUR,30.00,L1,${CASH('30.00')}`,
  `tender,layby-deposit,3,D-3,Main,2026-10-02T10:00:00Z,EUR,30.00,L1,${CASH('30.00')}`,
].join('\n');
const COMPLETED = [
  COLUMNS,
  `line,layby-completion,4,C-4,Main,2026-10-03T10:00:00Z,EUR,110.00,L1,${LINE}`,
  `tender,layby-completion,4,C-4,Main,2026-10-03T10:00:00Z,EUR,110.00,L1,${CASH('50.00')}`,
].join('\n');

const CHANGE = { type: 'tax', key: 'SR', value: 'SR=2100,payment' } as const;

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
  await shop.ok('streams.connect', { provider: 'file', name: 'Till', folder: shop.folder, currency: 'EUR' });
});
afterEach(() => shop.close());

/** Tax on layby deposits, and tax owed: debit/credit. */
async function taxes(): Promise<readonly [string, string]> {
  const view = await shop.ok('books.trial-balance', {});
  const of = (number: string) => {
    const row = view.rows.find(({ account }) => account === number);
    return row === undefined ? '' : `${row.debit}/${row.credit}`;
  };
  return [of('1150'), of('2100')];
}

async function ties(): Promise<boolean> {
  const report = await shop.ok('reports.rollforward', { ledger: 'layby-tax' });
  return report.ties;
}

test('the tax of laybys is due with their deposits from a day on, is rehearsed, and is owed once', async () => {
  shop.put('a.csv', TOLD);
  await shop.ok('sync.run', {});
  await shop.ok('mappings.set', { stream: 'Till', type: 'tax', key: 'SR', value: 'SR=2100' });
  const from = '2026-10-02';
  const rehearsal = await shop.ok('mappings.rehearse', { stream: 'Till', rows: [CHANGE], from });
  const moved = rehearsal.entries.flatMap((entry) =>
    entry.lines
      .filter(({ account }) => account.startsWith('1150'))
      .map(({ debit, credit }) => `${entry.date} ${debit}/${credit}`),
  );
  expect(moved).toEqual([expect.stringMatching(/^2026-10-02 2\.73\//u)]);
  await shop.ok('mappings.set', { stream: 'Till', ...CHANGE, from });
  await shop.ok('sync.run', {});
  await shop.ok('digests.post', {});
  expect(await taxes()).toEqual(['2.73/0.00', '0.00/2.73']);
  expect(await ties()).toBe(true);
  // Whatever is due at the completion itself: what is on the account goes.
  await shop.ok('mappings.set', {
    stream: 'Till',
    type: 'tax',
    key: 'SR',
    value: 'SR=2100',
    from: '2026-10-03',
  });
  shop.put('b.csv', COMPLETED);
  await shop.ok('sync.run', {});
  await shop.ok('digests.post', {});
  expect(await taxes()).toEqual(['0.00/0.00', '0.00/10.00']);
  expect(await ties()).toBe(true);
  expect(await shop.ok('ledger.check', {})).toMatchObject({ ok: true, problems: [] });
});
