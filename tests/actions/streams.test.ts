import { mkdirSync, realpathSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connectStream } from '../../src-main/actions/streams/connect.ts';
import { setStream } from '../../src-main/actions/streams/settings.ts';
import type { Services } from '../../src-main/core/ports/index.ts';
import { explainFailure, loadTexts } from '../../src-main/platform/index.ts';
import { ACCOUNT_ROLES, UPLOAD_MARKER } from '../../src-shared/model/index.ts';
import { openServices } from '../support/services.ts';
import { openShop, RESOURCES, type Shop, salesFile } from '../support/shop.ts';

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
  // The expiry of gift cards waits for an accountant.
  expect(roles.length).toBe(ACCOUNT_ROLES.length - 1);
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

test('a new stream syncs every night, and its times are settings like the others', async () => {
  const { settings: shipped } = (await shop.ok('streams.connect', file())).stream;
  expect(shipped).toMatchObject({
    autoSync: true,
    syncTimes: 'overnight',
    overnightMinutes: 360,
    transferTimes: 'with-sync',
    tellMissingMinutes: null,
    rereadDays: 14,
    changedDays: 'ask',
  });
  const asked = { syncTimes: 'at-hours', syncHours: [1320, 60, 60, 780], tellMissingMinutes: 540 } as const;
  const { settings } = (await shop.ok('streams.set', { stream: 'Till', settings: asked })).stream;
  // Each hour once, in the order of the day.
  expect(settings).toEqual({ ...shipped, ...asked, syncHours: [60, 780, 1320] });
  const off = { stream: 'Till', settings: { tellMissingMinutes: null, autoSync: false } };
  expect((await shop.ok('streams.set', off)).stream.settings).toMatchObject(off.settings);
  for (const wrong of [{ syncHours: [] }, { transferHours: [1440] }, { overnightMinutes: -1 }]) {
    expect((await shop.fails('streams.set', { stream: 'Till', settings: wrong })).code).toBe('bad-input');
  }
});

test('a style, what customers are called and who processes are settings like the others', async () => {
  const { settings: shipped } = (await shop.ok('streams.connect', file())).stream;
  expect(shipped).toMatchObject({
    postingStyle: 'invoice-per-digest',
    customerIdAsCode: false,
    autoProcess: false,
  });
  const asked = { postingStyle: 'journal-per-digest', customerIdAsCode: true, autoProcess: true } as const;
  const { settings } = (await shop.ok('streams.set', { stream: 'Till', settings: asked })).stream;
  expect(settings).toEqual({ ...shipped, ...asked });
  const wrong = { stream: 'Till', settings: { postingStyle: 'invoice-per-mood' } };
  expect((await shop.fails('streams.set', wrong)).code).toBe('bad-input');
  shop.put('a.csv', salesFile([{ id: '1', total: '5.00' }]));
  await shop.ok('sync.run', {});
  const location = { type: 'location', key: 'Main' } as const;
  const department = '{"department":"KL","cashDebtor":"COUNTER"}';
  const { mapping } = await shop.ok('mappings.set', { stream: 'Till', ...location, value: department });
  expect(mapping.location).toMatchObject({
    department: 'KL',
    cashDebtor: 'COUNTER',
    contact: 'POS sales customer',
  });
  expect(
    await shop.fails('mappings.set', { stream: 'Till', ...location, value: '{"department":"K-L"}' }),
  ).toMatchObject({ code: 'mapping-invalid', where: 'location:Main' });
});

test('a stream is renamed, its name is its own, and no key changes', async () => {
  shop.put('a.csv', salesFile([{ id: '1', total: '5.00' }]));
  const { stream } = await shop.ok('streams.connect', file('Till', { autoInvoice: true }));
  await shop.ok('streams.connect', { provider: 'sample', name: 'S' });
  await shop.ok('sync.run', { stream: 'Till' });
  const keys = async () =>
    (await shop.ok('books.invoices', { books: 'Books' })).invoices.map(({ key }) => key);
  const before = await keys();
  expect(await shop.fails('streams.set', { stream: 'Till', name: 's' })).toMatchObject({
    code: 'stream-name-taken',
    data: { name: 's' },
  });
  const renamed = (await shop.ok('streams.set', { stream: 'till', name: 'TILL' })).stream;
  expect(renamed).toEqual({ ...stream, name: 'TILL', lastSyncedAt: '2026-12-31T12:00:00Z' });
  shop.put('b.csv', salesFile([{ id: '2', total: '7.00' }]));
  await shop.ok('sync.run', { stream: 'TILL' });
  expect(await keys()).toMatchObject([before[0], before[0]?.replace(/r1$/u, 'r2')]);
});

test('the list tells when each stream was last read', async () => {
  shop.put('a.csv', salesFile([{ id: '1', total: '5.00' }]));
  await shop.ok('streams.connect', file());
  await shop.ok('streams.connect', { provider: 'sample', name: 'S' });
  await shop.ok('sync.run', { stream: 'Till' });
  const { streams } = await shop.ok('streams.list', {});
  expect(streams.map(({ name, books, lastSyncedAt }) => [name, books, lastSyncedAt])).toEqual([
    ['Till', 'Books', '2026-12-31T12:00:00Z'],
    ['S', 'Books AUD', null],
  ]);
});

test('a disconnected stream keeps its history and its account, and can work again', async () => {
  shop.put('a.csv', salesFile([{ id: '1', total: '5.00' }]));
  await shop.ok('streams.connect', file('Till', { autoInvoice: true }));
  await shop.ok('sync.run', {});
  expect((await shop.ok('streams.set', { stream: 'Till', status: 'disconnected' })).stream.status).toBe(
    'disconnected',
  );
  expect((await shop.fails('sync.run', { stream: 'Till' })).code).toBe('stream-paused');
  expect((await shop.ok('books.invoices', {})).invoices).toHaveLength(1);
  const again = await shop.fails('streams.connect', file('Again'));
  expect(again).toMatchObject({
    code: 'account-already-connected',
    data: { name: 'Till', disconnected: 'Till' },
    cure: { action: 'open-stream', target: 'Till' },
  });
  expect(explainFailure(again, loadTexts(RESOURCES)).cure).toContain('Till is disconnected');
  await shop.ok('streams.set', { stream: 'Till', status: 'active' });
  expect((await shop.ok('sync.run', { stream: 'Till' })).run.documents).toMatchObject({ new: 0, changed: 0 });
  const other = await shop.fails('streams.connect', file('Again'));
  expect(explainFailure(other, loadTexts(RESOURCES)).cure).not.toContain('disconnected');
});

describe('looking before connecting', () => {
  const look = async (input: object = {}) =>
    (await shop.ok('streams.discover', { provider: 'file', folder: shop.folder, ...input })).discovery;

  test('finds what connecting would, and keeps nothing', async () => {
    shop.put('b.csv', salesFile([{ id: '2', total: '5.00', location: 'South' }]));
    shop.put('a.csv', salesFile([{ id: '1', total: '5.00', location: 'North' }]));
    const found = await look();
    expect(found).toMatchObject({
      currency: null,
      timeZone: 'UTC',
      cutOffMinutes: 0,
      profile: 'daybook',
      locations: [
        { id: 'North', name: 'North' },
        { id: 'South', name: 'South' },
      ],
      units: { count: 2, names: ['a.csv', 'b.csv'] },
      connectedAs: null,
    });
    expect(found.units?.bytes).toBeGreaterThan(100);
    expect((await shop.ok('streams.list', {})).streams).toEqual([]);
    const { stream } = await shop.ok('streams.connect', file());
    expect(stream.account).toBe(found.account);
    expect(await look({ currency: 'EUR' })).toMatchObject({ connectedAs: 'Till', currency: 'EUR' });
  });

  test('tells the account of a second folder of the same name, and who reads the first', async () => {
    await shop.ok('streams.connect', file());
    const second = path.join(shop.folder, 'in');
    mkdirSync(second);
    expect(await look({ folder: second, profile: 'daybook' })).toMatchObject({
      account: 'file:daybook/in-2',
      connectedAs: null,
      units: { count: 0, bytes: 0, names: [] },
    });
    await shop.ok('streams.set', { stream: 'Till', status: 'disconnected' });
    expect((await look()).connectedAs).toBe('Till');
  });

  test('finds the sample store, whose days cannot be counted beforehand', async () => {
    const sample = { provider: 'sample', seed: 7 };
    const { discovery } = await shop.ok('streams.discover', sample);
    expect(discovery).toMatchObject({
      account: 'sample:7',
      currency: 'AUD',
      timeZone: 'Australia/Sydney',
      cutOffMinutes: 240,
      profile: null,
      units: null,
      connectedAs: null,
    });
    expect(discovery.locations).toHaveLength(3);
    await shop.ok('streams.connect', { ...sample, name: 'S' });
    expect((await shop.ok('streams.discover', sample)).discovery.connectedAs).toBe('S');
  });

  test('says what is wrong', async () => {
    const code = async (input: object) => (await shop.fails('streams.discover', input)).code;
    expect(await code({ provider: 'till9000' })).toBe('provider-unknown');
    expect(await code({ provider: 'file' })).toBe('folder-missing');
    expect(await code({ provider: 'file', folder: '/no/such/folder' })).toBe('folder-missing');
    expect(await code({ provider: 'file', folder: shop.folder, profile: 'none' })).toBe('profile-not-found');
    expect(await code({ provider: 'file', folder: shop.folder, currency: 'ZZZ' })).toBe('currency-needed');
  });
});

test('the shipped profiles are offered with their columns', async () => {
  const { profiles } = await shop.ok('streams.profiles', {});
  expect(profiles.map(({ name }) => name)).toEqual(['daybook', 'online-retail', 'supermarket-sales']);
  const online = profiles[1];
  expect(online?.title).toContain('Online Retail');
  expect(online?.columns).toEqual(expect.arrayContaining(['InvoiceNo', 'StockCode', 'InvoiceDate']));
  expect(online?.columns).not.toContain('Country');
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

test('a folder that a browser sends again is the account that is connected already', async () => {
  const sent = (times: string, name = 'December'): string => {
    const folder = path.join(shop.folder, times, name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(shop.folder, times, UPLOAD_MARKER), '');
    writeFileSync(path.join(folder, 'a.csv'), salesFile([{ id: '1', total: '5.00' }]));
    return folder;
  };
  await shop.ok('streams.connect', { ...file(), folder: sent('one') });
  const folder = sent('two');
  const look = await shop.ok('streams.discover', { provider: 'file', folder });
  expect(look.discovery).toMatchObject({ account: 'file:daybook/December', connectedAs: 'Till' });
  expect(await shop.fails('streams.connect', { ...file('Again'), folder })).toMatchObject({
    code: 'account-already-connected',
    data: { name: 'Till' },
  });
  const { stream } = await shop.ok('streams.set', { stream: 'Till', folder });
  expect(stream).toMatchObject({ account: 'file:daybook/December', folder: realpathSync(folder) });
  const other = await shop.ok('streams.connect', { ...file('Other'), folder: sent('one', 'January') });
  expect(other.stream.account).toBe('file:daybook/January');
});

test('what is changed while a new folder is looked at stays changed', async () => {
  const services = await openServices(path.join(shop.folder, 'other.daybook'));
  const [before, after] = [path.join(shop.folder, 'before'), path.join(shop.folder, 'after')];
  for (const folder of [before, after]) mkdirSync(folder);
  const connect = { provider: 'file', name: 'Till', folder: before, currency: 'EUR', settings: {} };
  await connectStream(services, connect);
  const meanwhile: Services = {
    ...services,
    openSource: async (request) => {
      await setStream(services, { stream: 'Till', status: 'paused', settings: { autoInvoice: true } });
      return services.openSource(request);
    },
  };
  const settings = { grouping: 'all' as const };
  const stream = await setStream(meanwhile, { stream: 'Till', folder: after, settings });
  expect(stream).toMatchObject({ status: 'paused', settings: { autoInvoice: true, grouping: 'all' } });
  expect(stream.connection.folder).toBe(realpathSync(after));
  expect(await services.ledger.streams.byName('Till')).toEqual(stream);
  await services.ledger.close();
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
