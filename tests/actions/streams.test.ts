import { realpathSync, renameSync, symlinkSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ACCOUNT_ROLES } from '../../src-shared/model/index.ts';
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
  expect(roles.length).toBe(ACCOUNT_ROLES.length);
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
  expect(await code({ ...file(), currency: 'GBX' })).toBe('currency-needed');
  expect(await code({ ...file(), folder: '/absent', profile: 'online-retail' })).toBe('folder-missing');
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

test('a folder is connected once, also through a link and with another profile', async () => {
  await shop.ok('streams.connect', file());
  const link = `${shop.folder}-link`;
  symlinkSync(shop.folder, link);
  const again = { ...file('Again'), folder: link };
  expect((await shop.fails('streams.connect', again)).code).toBe('account-already-connected');
  const other = { ...file('Other'), profile: 'online-retail' };
  expect((await shop.fails('streams.connect', other)).code).toBe('account-already-connected');
});

test('a moved folder keeps its account, so that nothing is posted twice', async () => {
  shop.put('a.csv', salesFile([{ id: '1', total: '5.00' }]));
  const before = (await shop.ok('streams.connect', file('Till', { autoInvoice: true }))).stream;
  await shop.ok('sync.run', {});
  const moved = `${shop.folder}-moved`;
  renameSync(shop.folder, moved);
  const lost = await shop.ok('sync.run', {});
  expect(lost.run.attention).toMatchObject([{ kind: 'failed', failure: { code: 'folder-missing' } }]);
  expect((await shop.fails('streams.set', { stream: 'Till', folder: '/no/such' })).code).toBe(
    'folder-missing',
  );
  const after = (await shop.ok('streams.set', { stream: 'Till', folder: moved })).stream;
  expect(after).toMatchObject({ account: before.account, folder: realpathSync(moved) });
  const { run } = await shop.ok('sync.run', {});
  expect(run.documents).toMatchObject({ new: 0, changed: 0 });
  expect((await shop.ok('books.invoices', {})).invoices).toHaveLength(1);
});

test('a new cut-off holds for what comes from today on; what is dated stays', async () => {
  shop.put('a.csv', salesFile([{ id: '1', total: '5.00', date: '2026-12-30' }]));
  await shop.ok('streams.connect', file('Till', { timeZone: 'UTC' }));
  await shop.ok('sync.run', {});
  await shop.ok('streams.set', { stream: 'Till', settings: { cutOffMinutes: 11 * 60 } });
  shop.put(
    'b.csv',
    salesFile([
      { id: '2', total: '7.00', date: '2026-12-31' },
      { id: '3', total: '1.00', date: '2026-12-30' },
    ]),
  );
  const { run } = await shop.ok('sync.run', {});
  expect(run.documents).toMatchObject({ new: 2, changed: 0 });
  const { digests } = await shop.ok('digests.list', {});
  // Ten in the morning of the 31st is before the cut-off of that day.
  expect(digests.map(({ date, source }) => [date, source])).toEqual([['2026-12-30', '13.00']]);
});

test('one field of a location mapping can be changed alone', async () => {
  shop.put('a.csv', salesFile([{ id: '1', total: '5.00' }]));
  await shop.ok('streams.connect', file());
  const set = (value: string) => ({ stream: 'Till', type: 'location', key: 'Main', value }) as const;
  const { mapping } = await shop.ok('mappings.set', set('{"contact":"Counter"}'));
  expect(JSON.parse(mapping.value)).toMatchObject({ contact: 'Counter', booksLocation: 'Main' });
  expect((await shop.fails('mappings.set', set('{"cutOffMinutes":"x"}'))).data).toMatchObject({
    expected: 'cutOffMinutes',
  });
  expect((await shop.fails('mappings.set', set('{"numberFormats":{"invoice":"INV"}}'))).code).toBe(
    'mapping-invalid',
  );
});
