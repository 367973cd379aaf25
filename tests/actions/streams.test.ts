import { afterEach, beforeEach, expect, test } from 'vitest';
import { openShop, type Shop, salesFile } from '../support/shop.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.close());

const file = (name = 'Till', settings = {}) =>
  ({ provider: 'file', name, folder: shop.folder, currency: 'EUR', settings }) as const;

test('connecting stores a complete default mapping, marked default', async () => {
  shop.put('a.csv', salesFile([{ id: '1', total: '5.00', location: 'North' }]));
  await shop.ok('streams.connect', file());
  const { mappings } = await shop.ok('mappings.list', { stream: 'Till' });
  expect(new Set(mappings.map((mapping) => mapping.origin))).toEqual(new Set(['default']));
  const roles = mappings.filter((mapping) => mapping.type === 'account');
  expect(roles.length).toBeGreaterThanOrEqual(14);
  expect(mappings.find((mapping) => mapping.type === 'location')?.key).toBe('North');
  expect(mappings.find((mapping) => mapping.key === 'Cash')?.value).toBe('1010');
});

test('every default account is in the chart', async () => {
  await shop.ok('streams.connect', { provider: 'sample', name: 'S' });
  await shop.ok('streams.connect', file('F'));
  for (const stream of ['S', 'F']) {
    const { mappings } = await shop.ok('mappings.list', { stream });
    for (const { type, key, value } of mappings) {
      if (type === 'location' || type === 'reason') continue;
      const account = value.split('=').at(-1) ?? '';
      const set = { stream, type, key, value: type === 'tax' ? value : account } as const;
      expect((await shop.ok('mappings.set', set)).mapping.origin, `${type} ${key}`).toBe('set');
    }
  }
});

test('an account already connected and a name already taken are refused', async () => {
  await shop.ok('streams.connect', file());
  expect((await shop.fails('streams.connect', file('Again'))).code).toBe('account-already-connected');
  expect((await shop.fails('streams.connect', { provider: 'sample', name: 'till' })).code).toBe(
    'stream-name-taken',
  );
});

test('a missing folder, provider, profile and currency are named', async () => {
  const code = async (input: unknown) => (await shop.fails('streams.connect', input)).code;
  expect(await code({ provider: 'file', name: 'A', folder: '/no/such/folder', currency: 'EUR' })).toBe(
    'folder-missing',
  );
  expect(await code({ provider: 'till9000', name: 'A' })).toBe('provider-unknown');
  expect(await code({ ...file(), profile: 'no-such-profile' })).toBe('profile-not-found');
  expect(await code({ provider: 'file', name: 'A', folder: shop.folder })).toBe('currency-needed');
  expect(await code({ ...file(), settings: { timeZone: 'Mars/Olympus' } })).toBe('bad-input');
  expect((await shop.ok('streams.list', {})).streams).toEqual([]);
});

test('a second currency gets books of its own, two of one currency must be chosen from', async () => {
  await shop.ok('books.connect', { system: 'embedded', name: 'One', currency: 'EUR' });
  expect((await shop.ok('streams.connect', file())).stream.books).toBe('One');
  expect((await shop.ok('streams.connect', { provider: 'sample', name: 'S' })).stream.books).toBe(
    'Books AUD',
  );
  await shop.ok('books.connect', { system: 'embedded', name: 'Two', currency: 'AUD' });
  const sample = { provider: 'sample', name: 'S2', seed: 2 };
  expect((await shop.fails('streams.connect', sample)).code).toBe('books-choice-needed');
  expect((await shop.ok('streams.connect', { ...sample, books: 'two' })).stream.books).toBe('Two');
  expect((await shop.fails('books.trial-balance', {})).code).toBe('books-choice-needed');
});

test('settings change what they name and nothing else', async () => {
  const before = (await shop.ok('streams.connect', file())).stream.settings;
  const set = { stream: 'Till', settings: { autoInvoice: true, grouping: 'all' } } as const;
  const { settings } = (await shop.ok('streams.set', set)).stream;
  expect(settings).toEqual({ ...before, autoInvoice: true, grouping: 'all' });
  await shop.ok('streams.set', { stream: 'Till', status: 'paused' });
  expect((await shop.fails('sync.run', { stream: 'Till' })).code).toBe('stream-paused');
});
