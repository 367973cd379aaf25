import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openShop, type SaleRow, type Shop, salesFile } from '../../support/shop.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
  await shop.ok('streams.connect', {
    provider: 'file',
    name: 'Till',
    folder: shop.folder,
    currency: 'EUR',
    settings: { autoInvoice: true },
  });
});
afterEach(() => shop.close());

const payOut = (id: string, reason: string): string =>
  `\ntender,pay-out,${id},P-${id},Main,2026-10-01T12:00:00Z,-5.00,${reason},,,,,,,,,,Cash,-5.00`;

/** Reads the sales beside one good sale and pay-outs, and posts what can be posted. */
async function sync(sales: readonly SaleRow[], more = ''): Promise<void> {
  shop.put('a.csv', salesFile([{ id: '0', total: '9.00' }, ...sales]) + more);
  await shop.ok('sync.run', {});
}

async function held(): Promise<readonly (readonly [string, string, string | null])[]> {
  const { holds } = await shop.ok('holds.list', {});
  return holds.map(({ number, reason }) => [number, reason.code, reason.cure.target] as const);
}

async function unmapped(): Promise<readonly string[]> {
  const { attention } = await shop.ok('attention.list', {});
  return attention.flatMap((item) =>
    item.kind === 'unmapped' ? [`${item.type}:${item.key} -> ${item.suggestion}`] : [],
  );
}

const NEW_THINGS = [
  {
    what: 'a tender',
    sales: [{ id: '1', total: '5.00', method: 'Boost' }],
    more: '',
    number: 'R-1',
    code: 'tender-unmapped',
    suggested: 'payment-method:Boost -> 1190',
    set: { type: 'payment-method', key: 'Boost', value: '1120' },
    account: '1120',
  },
  {
    what: 'a tax code',
    sales: [{ id: '1', total: '5.00', tax: '0.50', taxCode: 'VAT' }],
    more: '',
    number: 'R-1',
    code: 'tax-unmapped',
    suggested: 'tax:VAT -> VAT=2100',
    set: { type: 'tax', key: 'VAT', value: 'V=2100' },
    account: '2100',
  },
  {
    what: 'a reason of a return',
    sales: [{ id: '1', kind: 'return', total: '-5.00', quantity: '-1', reason: 'Damaged' }],
    more: '',
    number: 'R-1',
    code: 'reason-unmapped',
    suggested: 'reason:Damaged -> written-off',
    set: { type: 'reason', key: 'Damaged', value: 'back-to-stock' },
    account: '4100',
  },
  {
    what: 'a reason of a pay-out',
    sales: [],
    more: payOut('7', 'Ice'),
    number: 'P-7',
    code: 'journal-unmapped',
    suggested: 'journal-detail:pay-outs.expense:Ice -> 6100',
    set: { type: 'journal-detail', key: 'pay-outs.expense:Ice', value: '6300' },
    account: '6300',
  },
] as const;

describe('what was never seen before', () => {
  test.each(NEW_THINGS)('$what holds only what needs it, and releases it when mapped', async (thing) => {
    await sync(thing.sales, thing.more);
    const target = `${thing.set.type}:${thing.set.key}`;
    expect(await unmapped()).toEqual([thing.suggested]);
    expect(await held()).toEqual([[thing.number, thing.code, target]]);
    const balances = async (): Promise<readonly string[]> => {
      const { rows } = await shop.ok('books.trial-balance', {});
      return rows.filter(({ debit, credit }) => debit !== credit).map(({ account }) => account);
    };
    expect(await balances()).toEqual(['1010', '4000']);
    await shop.ok('mappings.set', { stream: 'Till', ...thing.set });
    expect(await unmapped()).toEqual([]);
    await shop.ok('sync.run', {});
    expect(await held()).toEqual([]);
    expect(await balances()).toContain(thing.account);
    expect((await shop.ok('ledger.check', {})).problems).toEqual([]);
  });

  test('is taken at once where the standing policy says so', async () => {
    await shop.ok('streams.set', { stream: 'Till', settings: { acceptSuggestions: true } });
    await sync(
      NEW_THINGS.flatMap(({ sales }, at) => sales.map((sale) => ({ ...sale, id: `${at}${sale.id}` }))),
      payOut('7', 'Ice'),
    );
    expect([await unmapped(), await held()]).toEqual([[], []]);
  });

  test('a product group asks only where its row requires details', async () => {
    const required = '{"details":"required"}';
    const row = { type: 'journal-row', key: 'sales.revenue' } as const;
    await shop.ok('mappings.set', { stream: 'Till', ...row, value: required });
    const text = salesFile([{ id: '1', total: '5.00' }])
      .split('\n')
      .map((line, at) => `${line},${at === 0 ? 'product_group' : at === 1 ? 'Tea' : ''}`)
      .join('\n');
    shop.put('b.csv', text);
    await sync([]);
    expect(await unmapped()).toEqual(['journal-detail:sales.revenue:Tea -> 4000']);
    expect(await held()).toEqual([['R-1', 'journal-unmapped', 'journal-detail:sales.revenue:Tea']]);
    // Nothing asks any more once details are optional, so nothing is left to decide.
    await shop.ok('mappings.set', { stream: 'Till', ...row, value: '{"details":"optional"}' });
    expect(await unmapped()).toEqual([]);
    await shop.ok('sync.run', {});
    expect(await held()).toEqual([]);
  });
});
