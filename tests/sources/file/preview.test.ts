import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SourceRequest } from '../../../src-main/core/ports/index.ts';
import { openSource } from '../../../src-main/sources/registry.ts';
import type { StreamConnection } from '../../../src-shared/model/index.ts';
import { type CurrencyCode, currencyCode } from '../../../src-shared/money/index.ts';
import { RESOURCES, salesFile } from '../../support/shop.ts';
import { profileLike, sourceOf } from './support.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'daybook-preview-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const ONLINE = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';

/** Old enough that nobody seems to be writing it. */
function put(name: string, content: string | Uint8Array): void {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  utimesSync(file, 1_000_000_000, 1_000_000_000);
}

async function look(connection: StreamConnection = {}, currency: CurrencyCode | null = null) {
  const request: SourceRequest = {
    provider: 'file',
    connection: { folder, ...connection },
    account: null,
    timeZone: null,
    context: { currency, dayRules: () => [] },
  };
  return (await openSource(request, RESOURCES)).preview();
}

const sale = (id: number, location: string) => ({ id: String(id), total: '5.00', location });
const rowsOf = (text: string): string => text.slice(text.indexOf('\n'));

describe('the profile', () => {
  test('is the one whose columns the files have', async () => {
    put('a.csv', `${ONLINE}\n1,A,Tea,1,2010-12-01 08:26:00,2.5,17850,UK\n`);
    expect(await look()).toMatchObject({
      profile: 'online-retail',
      account: `file:online-retail/${path.basename(folder)}`,
      currency: 'GBP',
      timeZone: 'Europe/London',
      locations: [{ id: 'Online' }],
    });
  });

  test('is none when no shipped one fits, and then nothing is taken for granted', async () => {
    put('a.csv', 'Date,Till,Amount\n2026-10-01,1,5.00\n');
    put('b.xlsx', 'not a spreadsheet');
    expect(await look()).toMatchObject({
      profile: null,
      currency: null,
      locations: [],
      units: { count: 2, names: ['a.csv', 'b.xlsx'] },
    });
  });

  test('is the one that the person has stated, fit or not', async () => {
    put('a.csv', salesFile([sale(1, 'North')]));
    expect(await look({ profile: 'online-retail' })).toMatchObject({
      profile: 'online-retail',
      locations: [{ id: 'Online' }],
    });
  });

  test('of an empty folder is not known', async () => {
    expect(await look()).toMatchObject({ profile: null, units: { count: 0, bytes: 0, names: [] } });
  });
});

test('at most ten names are told, in their order', async () => {
  for (let at = 1; at <= 12; at += 1) put(`day ${at}.csv`, salesFile([sale(at, `L${at}`)]));
  const { units, locations } = await look();
  expect(units).toMatchObject({ count: 12 });
  expect(units?.names).toEqual(Array.from({ length: 10 }, (_, at) => `day ${at + 1}.csv`));
  expect(locations).toHaveLength(10);
});

test('a currency that all rows state is found, two are not', async () => {
  const stated = (...codes: string[]): string =>
    [
      'row,kind,id,location,date_time,currency',
      ...codes.map((code, at) => `line,sale,${at},N,x,${code}`),
    ].join('\n');
  put('a.csv', stated('MYR', 'MYR'));
  expect((await look()).currency).toBe('MYR');
  expect((await look({}, currencyCode('EUR'))).currency).toBe('EUR');
  put('b.csv', stated('SGD'));
  expect((await look()).currency).toBeNull();
});

describe('a large file', () => {
  test('is not read to its end: its head is enough, in no time', async () => {
    const block = rowsOf(salesFile(Array.from({ length: 500 }, (_, at) => sale(at, 'North'))));
    const text = salesFile([sale(1, 'First')]) + block.repeat(Math.ceil((50 * 1024 * 1024) / block.length));
    put('year.csv', text + rowsOf(salesFile([sale(9, 'Last')])));
    const began = performance.now();
    const { locations, units } = await look();
    expect(performance.now() - began).toBeLessThan(1000);
    expect(units?.bytes).toBeGreaterThan(50 * 1024 * 1024);
    expect(locations.map(({ id }) => id)).toEqual(['First', 'North']);
  });

  // The head ends wherever it does: with these shifts also in the middle of a letter.
  const SHIFTS = Array.from({ length: 16 }, (_, at) => 'x'.repeat(at * 33));
  const WIDE = 'Ü'.repeat(150);

  test('keeps its letters wherever its head ends', async () => {
    const rows = rowsOf(salesFile([sale(1, WIDE)])).repeat(600);
    for (const shift of SHIFTS) {
      put('a.csv', salesFile([sale(1, `A${shift}`)]) + rows);
      expect((await look()).locations.map(({ id }) => id)).toEqual([`A${shift}`, WIDE]);
    }
  });

  test('of a stated UTF-16 does so too', async () => {
    const profile = await profileLike('daybook', { encoding: 'utf-16le' });
    const rows = rowsOf(salesFile([sale(1, WIDE)])).repeat(600);
    for (const shift of SHIFTS) {
      put('a.csv', Buffer.from(salesFile([sale(1, `A${shift}`)]) + rows, 'utf16le'));
      const { locations } = await sourceOf(folder, profile).preview();
      expect(locations.map(({ id }) => id)).toEqual([`A${shift}`, WIDE]);
    }
  });
});
