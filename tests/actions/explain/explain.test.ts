import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RequestInput } from '../../../src-shared/ipc/contract.ts';
import { sumDecimals } from '../../../src-shared/money/index.ts';
import { type Instant, instant } from '../../../src-shared/time/index.ts';
import { LATER, openShop, salesFile, type Shop } from '../../support/shop.ts';

let shop: Shop;
let time: { now: Instant };
beforeEach(async () => {
  time = { now: LATER };
  shop = await openShop(time);
});
afterEach(() => shop.close());

const DAY = [
  { id: 'g', kind: 'goods-received', total: '10.00', cost: '10.00', quantity: '3' },
  { id: '1', total: '10.60', tax: '0.60', taxCode: 'SR' },
  { id: '2', total: '21.20', tax: '1.20', taxCode: 'SR', method: 'Card' },
  { id: '3', total: '5.30', tax: '0.30', taxCode: 'SR' },
] as const;

type Settings = NonNullable<RequestInput<'streams.connect'>['settings']>;

async function post(rows: Parameters<typeof salesFile>[0], file = 'a.csv'): Promise<void> {
  shop.put(file, salesFile(rows));
  await shop.ok('sync.run', {});
}

async function connect(settings: Partial<Settings> = {}): Promise<void> {
  await shop.ok('streams.connect', {
    provider: 'file',
    name: 'Till',
    folder: shop.folder,
    currency: 'MYR',
    settings: { autoInvoice: true, acceptSuggestions: true, ...settings },
  });
}

async function invoice(): Promise<string> {
  const { invoices } = await shop.ok('books.invoices', { type: 'invoice' });
  return invoices[0]?.number ?? '';
}

/** Shares of each line by receipt number. */
async function explained(document: string, account?: string) {
  const { lines, receipts } = await shop.ok('explain.line', { document, account });
  const numbers = new Map(receipts.map(({ id, number }) => [id, number]));
  return lines.map(({ account, amount, exact, shares }) => ({
    account,
    amount,
    exact,
    shares: shares.map((share) => [numbers.get(share.receipt), share.amount]),
  }));
}

describe('from the ledger to the receipts', () => {
  test('receipts come page by page, every page with every line', async () => {
    await connect();
    await post(DAY);
    const document = await invoice();
    const whole = await shop.ok('explain.line', { document, account: '4000' });
    expect(whole).toMatchObject({ next: null, total: { value: 3, exact: true } });
    const first = await shop.ok('explain.line', { document, account: '4000', limit: 2 });
    const second = await shop.ok('explain.line', { document, account: '4000', limit: 2, cursor: first.next });
    expect([...first.receipts, ...second.receipts]).toEqual(whole.receipts);
    expect(second.next).toBeNull();
    for (const page of [first, second]) {
      expect(page.lines).toMatchObject([{ amount: '-35.00', shareCount: 3 }]);
      const named = new Set(page.receipts.map(({ id }) => id));
      expect(page.lines[0]?.shares.every(({ receipt }) => named.has(receipt))).toBe(true);
    }
    const shares = [first, second].flatMap(({ lines }) => lines[0]?.shares ?? []);
    expect(shares).toEqual(whole.lines[0]?.shares);
    expect((await shop.fails('explain.line', { document, cursor: 'x' })).code).toBe('bad-input');
  });

  test('every line adds up, the cost of goods to the cent', async () => {
    await connect();
    await post(DAY);
    const lines = await explained(await invoice());
    expect(lines.length).toBeGreaterThan(5);
    for (const { amount, exact, shares } of lines) {
      expect(exact).toBe(true);
      expect(Number(sumDecimals(shares.map(([, share]) => share ?? '')))).toBe(Number(amount));
    }
    expect(await explained(await invoice(), '4000')).toEqual([
      {
        account: '4000',
        amount: '-35.00',
        exact: true,
        shares: [
          ['R-1', '-10.00'],
          ['R-2', '-20.00'],
          ['R-3', '-5.00'],
        ],
      },
    ]);
    expect(await explained(await invoice(), '5000')).toMatchObject([
      {
        amount: '10.00',
        shares: [
          ['R-1', '3.34'],
          ['R-2', '3.33'],
          ['R-3', '3.33'],
        ],
      },
    ]);
  });

  test('a line of its own document is its receipt', async () => {
    await connect();
    await post(DAY);
    const [goods] = (await shop.ok('books.invoices', { type: 'goods-received' })).invoices;
    expect(await explained(goods?.number ?? '', '1400')).toEqual([
      { account: '1400', amount: '10.00', exact: true, shares: [['R-g', '10.00']] },
    ]);
  });

  test('goes by the mappings of then, not by those of now', async () => {
    await connect();
    await post(DAY);
    time.now = instant(LATER + 60_000);
    await shop.ok('mappings.set', { stream: 'Till', type: 'account', key: 'revenue', value: '4490' });
    expect(await explained(await invoice(), '4000')).toMatchObject([
      {
        exact: true,
        shares: [
          ['R-1', '-10.00'],
          ['R-2', '-20.00'],
          ['R-3', '-5.00'],
        ],
      },
    ]);
  });

  test('goes by the receipt as it was posted, whatever it says now', async () => {
    await connect();
    await post(DAY);
    const document = await invoice();
    await post([{ ...DAY[1], total: '53.00', tax: '3.00', paid: '53.00' }], 'b.csv');
    expect(await explained(document, '4000')).toMatchObject([
      {
        exact: true,
        shares: [
          ['R-1', '-10.00'],
          ['R-2', '-20.00'],
          ['R-3', '-5.00'],
        ],
      },
    ]);
  });

  test('one line of one entry can be asked for', async () => {
    await connect();
    await post(DAY);
    const document = await invoice();
    const { lines } = await shop.ok('explain.line', { document });
    const wanted = lines[1];
    const input = { document, entry: wanted?.entry ?? '', line: wanted?.line ?? 0 };
    expect((await shop.ok('explain.line', input)).lines).toEqual([wanted]);
  });

  test('what is not there says so', async () => {
    await connect();
    await post(DAY);
    expect((await shop.fails('explain.line', { document: 'nothing' })).code).toBe('document-not-found');
    const document = await invoice();
    expect((await shop.fails('explain.line', { document, account: '9' })).code).toBe('account-unknown');
  });
});

describe('from a receipt to the ledger', () => {
  test('its lines balance, and are those that the ledger explains by it', async () => {
    await connect();
    await post(DAY);
    const { receipts } = await shop.ok('explain.receipt', { receipt: 'R-2' });
    expect(receipts).toHaveLength(1);
    const [found] = receipts;
    expect(found?.receipt).toMatchObject({ number: 'R-2', kind: 'sale', state: 'posted', total: '21.20' });
    expect(Number(sumDecimals(found?.lines.map(({ share }) => share) ?? []))).toBe(0);
    const onRevenue = found?.lines.filter(({ account }) => account === '4000');
    expect(onRevenue).toMatchObject([{ document: await invoice(), share: '-20.00', amount: '-35.00' }]);
  });

  test('is found by its document id, and in its digest only', async () => {
    await connect();
    await post(DAY);
    const { digests } = await shop.ok('digests.list', {});
    const digest = digests[0]?.id ?? '';
    const { orders } = await shop.ok('digests.orders', { id: digest });
    const order = orders.find(({ number }) => number === 'R-3');
    const input = { document: order?.id ?? '', digest };
    expect((await shop.ok('explain.receipt', input)).receipts[0]?.receipt.number).toBe('R-3');
    const elsewhere = { document: order?.id ?? '', digest: 'dig_other' };
    expect((await shop.fails('explain.receipt', elsewhere)).code).toBe('document-not-found');
  });

  test('that is held is in no books', async () => {
    await connect();
    await post([{ id: '9', total: '10.00', paid: '9.00' }]);
    const { receipts } = await shop.ok('explain.receipt', { receipt: 'R-9' });
    expect(receipts).toMatchObject([{ books: null, lines: [], receipt: { state: 'held' } }]);
  });

  test('that is not there says so; what names none or two is refused', async () => {
    await connect();
    expect((await shop.fails('explain.receipt', { receipt: 'R-0' })).code).toBe('document-not-found');
    expect((await shop.fails('explain.receipt', { document: 'x' })).code).toBe('document-not-found');
    expect((await shop.fails('explain.receipt', {})).code).toBe('bad-input');
    expect((await shop.fails('explain.receipt', { receipt: 'a', document: 'b' })).code).toBe('bad-input');
  });
});

describe('what a person did in the books', () => {
  test('an undone posting: the reversal has the receipts of what it takes back', async () => {
    await connect();
    await post(DAY);
    const number = await invoice();
    const posted = await explained(number);
    await shop.ok('books.undo', { number, reason: 'Wrong shop' });
    const [reversal] = (await shop.ok('books.invoices', { type: 'reversal' })).invoices;
    const lines = await explained(reversal?.number ?? '');
    expect(lines).toHaveLength(posted.length);
    for (const line of lines) {
      expect(line.exact).toBe(true);
      const turned = posted.filter(
        ({ account, amount }) => account === line.account && Number(amount) === -Number(line.amount),
      );
      const others = turned.map(({ shares }) => shares.map(([receipt, share]) => [receipt, -Number(share)]));
      expect(others).toContainEqual(line.shares.map(([receipt, share]) => [receipt, Number(share)]));
    }
    const { receipts } = await shop.ok('explain.receipt', { receipt: 'R-2' });
    const shares = receipts[0]?.lines.map(({ account, share }) => [account, share]);
    expect(shares).toContainEqual(['4000', '-20.00']);
    expect(shares).toContainEqual(['4000', '20.00']);
  });

  test.each(['invoice-per-order', 'orders-and-receipts-per-shift', 'journal-per-digest'] as const)(
    '%s: every line adds up to its receipts',
    async (postingStyle) => {
      await connect({ postingStyle, autoProcess: true });
      await post(DAY);
      const { invoices } = await shop.ok('books.invoices', {});
      let shared = 0;
      for (const { number } of invoices) {
        for (const { amount, exact, shares } of await explained(number)) {
          expect([number, exact]).toEqual([number, true]);
          expect(Number(sumDecimals(shares.map(([, share]) => share ?? '')))).toBe(Number(amount));
          if (shares.length > 1) shared += 1;
        }
      }
      if (postingStyle !== 'invoice-per-order') expect(shared).toBeGreaterThan(5);
    },
  );

  test('a stream that posts otherwise now explains what it has posted before', async () => {
    await connect({ postingStyle: 'journal-per-digest' });
    await post(DAY);
    await shop.ok('streams.set', { stream: 'Till', settings: { postingStyle: 'invoice-per-digest' } });
    const [journal] = (await shop.ok('books.invoices', { type: 'journal' })).invoices;
    const lines = await explained(journal?.number ?? '', '4000');
    expect(lines).toMatchObject([{ amount: '-35.00', exact: true }]);
    expect(lines[0]?.shares).toHaveLength(3);
  });
});
