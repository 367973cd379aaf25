import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { DigestView, Responses, TrialBalanceView } from '../../src-shared/ipc/contract.ts';
import { formatMinor, currencyCode, minor } from '../../src-shared/money/index.ts';
import { runOnFile } from '../exports/run-tool.ts';
import { requireTool } from '../support/requires.ts';
import { openShop, type Shop } from '../support/shop.ts';
import { cents, expectBalanced, expectIdentity, expectUniqueNumbers } from './identity.ts';

// Real exports of real shops, which lie beside the project and not in it. Without them these tests are
// skipped, and the run says so.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const DATA = path.resolve(import.meta.dirname, '../../../shared/data');
const RETAIL = path.join(DATA, 'online-retail');
const SUPERMARKET = path.join(DATA, 'supermarket-sales.csv');
const hledger = requireTool('hledger');
const beancount = requireTool('beancount');

const SETTINGS = { autoInvoice: true, acceptSuggestions: true };

/** Everything that a sync and its books say. */
interface Synced {
  readonly run: Responses['sync.run']['run'];
  readonly digests: readonly DigestView[];
  readonly balance: TrialBalanceView;
}

async function syncAll(shop: Shop, stream: string, files?: readonly string[]): Promise<Synced> {
  const { run } = await shop.ok('sync.run', {
    stream,
    ...(files === undefined ? {} : { files: [...files] }),
  });
  const digests: DigestView[] = [];
  let cursor: string | null = null;
  do {
    const page: Responses['digests.list'] = await shop.ok('digests.list', { cursor });
    digests.push(...page.digests);
    cursor = page.next;
  } while (cursor !== null);
  return { run, digests, balance: await shop.ok('books.trial-balance', {}) };
}

function sumOf(digests: readonly DigestView[], term: 'source' | 'posted' | 'held' | 'amount'): string {
  const [currency = 'GBP'] = digests.map((digest) => digest.currency);
  const sum = digests.reduce((total, digest) => total + cents(digest[term], digest.currency), 0);
  return formatMinor(minor(sum), currencyCode(currency));
}

/** Balance of accounts of a type, as the type grows: income by credits. */
function incomeOf({ rows, currency }: TrialBalanceView): string {
  const sum = rows
    .filter(({ type }) => type === 'income')
    .reduce((total, row) => total + cents(row.credit, currency) - cents(row.debit, currency), 0);
  return formatMinor(minor(sum), currencyCode(currency));
}

async function exported(shop: Shop, format: 'hledger' | 'beancount'): Promise<string> {
  const { parts } = await shop.ok('books.export', { format });
  let text = '';
  for await (const part of parts) text += typeof part === 'string' ? part : Buffer.from(part).toString();
  return text;
}

/** Account → balance, debits positive, without those of nothing. */
function balancesOf({ rows, currency }: TrialBalanceView): Map<string, number> {
  return new Map(
    rows
      .map((row) => [row.path, cents(row.debit, currency) - cents(row.credit, currency)] as const)
      .filter(([, balance]) => balance !== 0),
  );
}

describe.skipIf(!existsSync(RETAIL))('Online Retail, December 2010', () => {
  let shop: Shop;
  let synced: Synced;
  beforeAll(async () => {
    shop = await openShop();
    const profile = 'online-retail';
    await shop.ok('streams.connect', {
      provider: 'file',
      name: 'Retail',
      folder: RETAIL,
      profile,
      settings: SETTINGS,
    });
    synced = await syncAll(shop, 'Retail');
  });
  afterAll(() => shop.close());

  test('every row is in', () => {
    expect(readdirSync(RETAIL)).toHaveLength(20);
    expect(synced.run.documents).toMatchObject({ changed: 0, rejected: 0 });
    expect(synced.digests).toHaveLength(20);
  });

  test('everything is posted, nothing held', () => {
    expectIdentity(synced.digests);
    for (const { source, posted, held, waiting, status } of synced.digests) {
      expect({ posted, held, waiting, status }).toEqual({
        posted: source,
        held: '0.00',
        waiting: '0.00',
        status: 'posted',
      });
    }
    expect(sumOf(synced.digests, 'source')).toBe('748957.02');
    expect(synced.digests.find(({ date }) => date === '2010-12-01')?.source).toBe('58635.56');
    expectUniqueNumbers(synced.digests);
  });

  test('the books say what the till says', () => {
    expectBalanced(synced.balance);
    expect(incomeOf(synced.balance)).toBe('748957.02');
  });

  test('the same sync again brings nothing', async () => {
    const again = await syncAll(shop, 'Retail');
    expect(again.run.documents).toMatchObject({ new: 0, changed: 0, rejected: 0 });
    expect(again.run.digests).toEqual({ built: 0, changed: 0 });
    expect(again.balance).toEqual(synced.balance);
  });

  test('the ledger agrees with itself', async () => {
    expect(await shop.ok('ledger.check', {})).toMatchObject({ ok: true, problems: [] });
  });

  test.skipIf(!hledger.available)('hledger finds every balance as we do', async () => {
    const text = await exported(shop, 'hledger');
    const ask = (...args: string[]) =>
      runOnFile(hledger.command, text, 'books.journal', (file) => ['-f', file, ...args]);
    expect(ask('check', '-s')).toMatchObject({ status: 0, errors: '' });
    const [, ...lines] = ask('bal', '-N', '--flat', '-O', 'csv', '--layout', 'bare')
      .output.trim()
      .split('\n');
    const seen = lines.map((line) => {
      const [account = '', , balance = ''] = line.split(',').map((cell) => cell.replaceAll('"', ''));
      return [account, cents(balance, 'GBP')] as const;
    });
    expect(new Map(seen)).toEqual(balancesOf(synced.balance));
  });

  test.skipIf(!beancount.available)('bean-check finds every balance as we do', async () => {
    const text = await exported(shop, 'beancount');
    const asserted = (difference: number): string =>
      [...balancesOf(synced.balance)]
        .map(([account, balance], at) => {
          const amount = formatMinor(minor(balance + (at === 0 ? difference : 0)), currencyCode('GBP'));
          return `2099-01-01 balance ${account} ${amount} GBP`;
        })
        .join('\n');
    const check = (wrong: number) =>
      runOnFile(beancount.command, `${text}\n${asserted(wrong)}\n`, 'books.beancount', (file) => [
        '-C',
        file,
      ]);
    expect(check(0)).toMatchObject({ status: 0, errors: '', output: '' });
    // Were the assertions not looked at, this would pass too.
    expect(check(1).status).not.toBe(0);
  });
});

describe.skipIf(!existsSync(SUPERMARKET))('Supermarket', () => {
  let shop: Shop;
  let synced: Synced;
  beforeAll(async () => {
    shop = await openShop();
    await shop.ok('streams.connect', {
      provider: 'file',
      name: 'Supermarket',
      folder: shop.folder,
      profile: 'supermarket-sales',
      settings: SETTINGS,
    });
    synced = await syncAll(shop, 'Supermarket', [SUPERMARKET]);
  });
  afterAll(() => shop.close());

  test('every receipt is in', () => {
    expect(synced.run.documents).toEqual({ new: 1000, changed: 0, unchanged: 0, rejected: 0 });
    expect(synced.digests).toHaveLength(263);
    expectIdentity(synced.digests);
    expectUniqueNumbers(synced.digests);
    expect(sumOf(synced.digests, 'held')).toBe('0.00');
  });

  test.each([
    ['Delhi', '106200.57'],
    ['Mumbai', '106198.00'],
    ['Chennai', '110568.86'],
  ])('%s took %s', (location, total) => {
    const digests = synced.digests.filter((digest) => digest.location === location);
    expect([sumOf(digests, 'source'), sumOf(digests, 'posted')]).toEqual([total, total]);
  });

  test('payments and tax are those of the file', async () => {
    const sums = { 'Credit card': 0, Cash: 0, Ewallet: 0, tax: 0 };
    for (const { id, currency } of synced.digests) {
      const { sales } = await shop.ok('digests.show', { id, limit: 1 });
      sums.tax += cents(sales.tax, currency);
      for (const { method, amount } of sales.tenders) {
        sums[method as keyof typeof sums] += cents(amount, currency);
      }
    }
    expect(sums).toEqual({ Cash: 11220676, Ewallet: 10999338, 'Credit card': 10076729, tax: 1538005 });
  });

  test('the difference to the unrounded totals of the file is told', async () => {
    const { imports } = await shop.ok('imports.list', {});
    const notice = imports[0]?.notices.find(({ code }) => code === 'rounding-difference');
    expect(notice?.data['difference']).toBe('0.681');
  });

  test('the books balance, and the ledger agrees with itself', async () => {
    expectBalanced(synced.balance);
    expect(await shop.ok('ledger.check', {})).toMatchObject({ ok: true, problems: [] });
  });
});
