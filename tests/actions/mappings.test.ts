import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openShop, type Shop, salesFile } from '../support/shop.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
  shop.put('a.csv', salesFile([{ id: '1', total: '5.00' }]));
  const stream = { provider: 'file', name: 'Till', folder: shop.folder, currency: 'EUR' } as const;
  await shop.ok('streams.connect', stream);
});
afterEach(() => shop.close());

const CARD = { type: 'payment-method', key: 'Amex', value: '1110' } as const;

/** What was noted, in its order. */
/** What a person has decided; that books were connected and runs have ended is told elsewhere. */
function audit(): { action: string; subject: string; before: unknown; after: unknown }[] {
  const db = new Database(shop.ledger, { readonly: true });
  try {
    const rows = db
      .prepare(
        `SELECT action, subject, before, after FROM audit WHERE area IN ('mapping', 'stream') ORDER BY id`,
      )
      .all();
    return (rows as Record<'action' | 'subject' | 'before' | 'after', string>[]).map((row) => ({
      ...row,
      before: JSON.parse(row.before) as unknown,
      after: JSON.parse(row.after) as unknown,
    }));
  } finally {
    db.close();
  }
}

describe('several rows at once', () => {
  test('are set together', async () => {
    const rows = [
      CARD,
      { type: 'tax', key: 'VAT', value: 'V20=2100' },
      { type: 'location', key: 'Main', value: '{"contact":"Counter"}' },
    ] as const;
    const { mappings } = await shop.ok('mappings.set-many', { stream: 'Till', rows: [...rows] });
    expect(mappings.map(({ type, value }) => [type, value]).slice(0, 2)).toEqual([
      ['payment-method', '1110'],
      ['tax', 'V20=2100'],
    ]);
    expect(mappings[2]?.location).toMatchObject({ contact: 'Counter', booksLocation: 'Main' });
    const all = (await shop.ok('mappings.list', { stream: 'Till' })).mappings;
    expect(all.filter((mapping) => mapping.origin === 'set')).toHaveLength(3);
  });

  test('say of a tax when it is due of a layby', async () => {
    const set = async (value: string) => {
      const row = { stream: 'Till', type: 'tax', key: 'VAT', value } as const;
      return (await shop.ok('mappings.set', row)).mapping.value;
    };
    expect(await set('V20=2100,payment')).toBe('V20=2100,payment');
    expect(await set('2100, payment')).toBe('VAT=2100,payment');
    expect(await set('V20=2100,completion')).toBe('V20=2100');
    const listed = (await shop.ok('mappings.list', { stream: 'Till' })).mappings;
    expect(listed.filter(({ key }) => key === 'VAT').map(({ value }) => value)).toEqual(
      expect.arrayContaining(['V20=2100']),
    );
    const row = { stream: 'Till', type: 'tax', key: 'VAT', value: 'V20=2100,never' } as const;
    expect(await shop.fails('mappings.set', row)).toMatchObject({
      code: 'mapping-invalid',
      where: 'tax:VAT',
    });
  });

  test('are all left out when one is wrong, and that one is named', async () => {
    const before = await shop.ok('mappings.list', { stream: 'Till' });
    const notes = audit().length;
    const fails = async (row: object) =>
      shop.fails('mappings.set-many', { stream: 'Till', rows: [CARD, row] });
    const unknown = await fails({ type: 'tax', key: 'VAT', value: '9999' });
    expect(unknown).toMatchObject({ code: 'account-unknown', where: 'tax:VAT', data: { name: '9999' } });
    expect(unknown.cure).toEqual({ action: 'open-mapping', target: 'tax:VAT' });
    expect(await fails({ type: 'account', key: 'petty', value: '1010' })).toMatchObject({
      code: 'mapping-invalid',
      where: 'account:petty',
    });
    expect(await fails(CARD)).toMatchObject({ code: 'mapping-invalid', where: 'payment-method:Amex' });
    expect(await shop.ok('mappings.list', { stream: 'Till' })).toEqual(before);
    expect(audit()).toHaveLength(notes);
  });

  test('come in one commit', async () => {
    const rows = Array.from({ length: 1000 }, (_, at) => ({ ...CARD, key: `Card ${at}` }));
    const { mappings } = await shop.ok('mappings.set-many', { stream: 'Till', rows });
    expect(mappings).toHaveLength(1000);
    expect(audit().filter((note) => note.action === 'mapping-set')).toHaveLength(1000);
  });
});

test('the list has what is unmapped first, and locations in their parts', async () => {
  shop.put('b.csv', salesFile([{ id: '2', total: '7.00', method: 'Zebra pay' }]));
  await shop.ok('sync.run', {});
  const { mappings } = await shop.ok('mappings.list', { stream: 'Till' });
  expect(mappings[0]).toMatchObject({ key: 'Zebra pay', origin: 'suggestion', location: null });
  expect(mappings.slice(1).every((mapping) => mapping.origin !== 'suggestion')).toBe(true);
  const main = mappings.find((mapping) => mapping.type === 'location');
  expect(main?.location).toMatchObject({ booksLocation: 'Main', timeZone: 'UTC', cutOffMinutes: 0 });
});

test('every change is noted with what was in force before and what is now', async () => {
  const set = async (value: string, from: string | null = null) =>
    shop.ok('mappings.set', { stream: 'Till', type: 'payment-method', key: 'Cash', value, from });
  await set('1020', '2026-10-01');
  await set('1110', '2026-11-01');
  await set('1120');
  const notes = audit().filter((note) => note.action === 'mapping-set');
  expect(notes.map(({ before, after }) => ({ before, after }))).toEqual([
    {
      before: { value: '1010', from: null, origin: 'default' },
      after: { value: '1020', from: '2026-10-01', origin: 'set' },
    },
    {
      before: { value: '1020', from: '2026-10-01', origin: 'set' },
      after: { value: '1110', from: '2026-11-01', origin: 'set' },
    },
    {
      before: { value: '1010', from: null, origin: 'default' },
      after: { value: '1120', from: null, origin: 'set' },
    },
  ]);
  expect(new Set(notes.map((note) => note.subject.replace(/^str_[0-9a-f]{20}/u, 'S')))).toEqual(
    new Set(['S/payment-method/Cash']),
  );
});

test('a suggestion is no change, and a changed setting is one', async () => {
  shop.put('b.csv', salesFile([{ id: '2', total: '7.00', method: 'Zebra pay' }]));
  await shop.ok('sync.run', {});
  expect(audit().map((note) => note.action)).toEqual(['stream-connected']);
  await shop.ok('streams.set', { stream: 'Till', name: 'Shop', settings: { autoInvoice: true } });
  await shop.ok('streams.set', { stream: 'Shop', settings: { autoInvoice: true } });
  const [, ...notes] = audit();
  expect(notes).toMatchObject([
    {
      action: 'stream-changed',
      before: { name: 'Till', autoInvoice: false },
      after: { name: 'Shop', autoInvoice: true },
    },
  ]);
  expect(Object.keys(notes[0]?.after ?? {})).toHaveLength(2);
});

test('a new cut-off is noted for the stream and for each location that follows it', async () => {
  await shop.ok('streams.set', { stream: 'Till', settings: { cutOffMinutes: 240 } });
  const notes = audit().slice(1);
  expect(notes.map((note) => note.action)).toEqual(['stream-changed', 'mapping-set']);
  expect(notes[1]?.before).toMatchObject({ value: { cutOffMinutes: 0 }, from: null });
  expect(notes[1]?.after).toMatchObject({ value: { cutOffMinutes: 240 }, from: '2026-12-31' });
});
