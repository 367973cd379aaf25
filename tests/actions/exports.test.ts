import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import readSheets from 'read-excel-file/node';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { allEntries } from '../../src-main/actions/books/journal.ts';
import { orderTable } from '../../src-main/actions/digests/export-one.ts';
import { digestTable } from '../../src-main/actions/digests/export.ts';
import { EXPORT_TEXT_KEYS, type Services } from '../../src-main/core/ports/index.ts';
import { readExportTexts } from '../../src-main/engine/export-texts.ts';
import { type FileReply, requests } from '../../src-shared/ipc/contract.ts';
import { booksId } from '../../src-shared/model/index.ts';
import { openServices } from '../support/services.ts';
import { openShop, RESOURCES, type Shop, salesFile } from '../support/shop.ts';

const BOOKS = booksId('bks_any');
const NONE = { value: 0, exact: true };

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
  shop.put(
    'a.csv',
    salesFile([
      { id: '1', total: '10.60', tax: '0.60', location: 'A/B: "1"' },
      { id: '2', total: '7.00', method: 'Card', location: 'A/B: "1"' },
      { id: '3', total: '-5.00', kind: 'return', quantity: '-1', location: 'A/B: "1"' },
      { id: '4', total: '3.00', location: 'Elsewhere' },
    ]),
  );
  await shop.ok('streams.connect', { provider: 'file', name: 'Till', folder: shop.folder, currency: 'EUR' });
  await shop.ok('sync.run', {});
});
afterEach(() => shop.close());

async function bytesOf({ parts }: FileReply): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const part of parts) all.push(Buffer.from(part));
  return Buffer.concat(all);
}

const linesOf = async (file: FileReply) =>
  (await bytesOf(file)).toString('utf8').slice(1).trimEnd().split('\r\n');
const idOf = async (location: string) => (await shop.ok('digests.list', { location })).digests[0]?.id ?? '';

test('every language has every text of exports, and no others', async () => {
  for (const language of readdirSync(path.join(RESOURCES, 'locales'))) {
    const texts = await readExportTexts(RESOURCES, language);
    const file = readFileSync(path.join(RESOURCES, 'locales', language, 'exports.json'), 'utf8');
    expect(Object.keys(JSON.parse(file) as object).toSorted(), language).toEqual(EXPORT_TEXT_KEYS.toSorted());
    expect(texts['column.documents']).not.toBe('');
  }
});

test('the list is exported as it is filtered', async () => {
  const all = await shop.ok('digests.export', { format: 'csv' });
  expect(all.name).toBe('digests.csv');
  const [header, ...rows] = await linesOf(all);
  expect(header?.split(',').slice(0, 4)).toEqual(['Date', 'Location', 'Currency', 'Amount']);
  // Two digests and their totals.
  expect(rows).toHaveLength(3);
  const found = await linesOf(await shop.ok('digests.export', { format: 'csv', search: 'ELSE' }));
  expect(found.slice(1, -1)).toEqual([expect.stringContaining('Elsewhere,EUR,3.00')]);
  expect(found[1]).toContain(',Ready,');
  const none = await linesOf(await shop.ok('digests.export', { format: 'csv', statuses: ['open'] }));
  expect(none).toHaveLength(1);
});

test('one digest is a workbook of summary, items, orders and journal', async () => {
  const id = await idOf('A/B: "1"');
  await shop.ok('digests.note', { id, note: '=Rain' });
  const file = await shop.ok('digests.export-one', { id, format: 'xlsx' });
  expect(file.name).toBe('digest-A-B-1-2026-10-01.xlsx');
  const sheets = await readSheets(await bytesOf(file));
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['Summary', 'Items', 'Orders', 'Journal']);
  const [summary, items, orders, journal] = sheets.map(({ data }) => data as unknown[][]);
  const fact = (group: string, name: string) => summary?.find((row) => row[0] === group && row[1] === name);
  expect(fact('Sales', 'Total')).toEqual(['Sales', 'Total', 2, 17.6, null]);
  expect(fact('Returns', 'Total')?.[3]).toBe(-5);
  expect(fact('Where it stands', 'Waiting')).toEqual(['Where it stands', 'Waiting', 3, 12.6, null]);
  expect(fact('Sales: Paid by', 'Card')?.slice(2, 4)).toEqual([1, 7]);
  expect(fact('Digest', 'Note')?.[4]).toBe('=Rain');
  // Unit prices have no sum; quantities and amounts do.
  expect(items?.at(-1)).toEqual([null, null, null, 1, null, 12.6, null]);
  expect(orders?.slice(1).map((row) => row[0])).toEqual(['R-1', 'R-2', 'R-3', null]);
  expect(orders?.at(-1)?.[5]).toBe(12.6);
  const debit = journal?.at(-1)?.[4];
  expect(debit).toBe(journal?.at(-1)?.[5]);
  const { entries } = { entries: (await shop.ok('digests.show', { id })).journal };
  expect(journal?.length).toBe(entries.flatMap(({ lines }) => lines).length + 2);
});

test('one digest as csv is the lines of its orders, each said once', async () => {
  const file = await shop.ok('digests.export-one', { id: await idOf('A/B: "1"'), format: 'csv' });
  expect(file.name).toBe('digest-A-B-1-2026-10-01.csv');
  const [header, first, , , total] = await linesOf(file);
  expect(header).toContain('Receipt no.,Kind,Time (UTC),State');
  expect(first).toContain('R-1,sale,2026-10-01T10:00:00Z,Waiting,,10.60,Cash 10.60,TEA,Tea,1,');
  expect(total).toContain('12.60');
  expect((await shop.fails('digests.export-one', { id: 'dig_none', format: 'csv' })).code).toBe(
    'digest-not-found',
  );
});

describe('a long export', () => {
  const drain = async (entries: AsyncIterable<unknown>): Promise<void> => {
    for await (const entry of entries) expect(entry).toBeUndefined();
  };

  test.each([
    ['of digests', (services: Services) => digestTable(services, {})],
    ['of orders', (services: Services) => orderTable(services, 'dig_any')],
    ['of the journal', (services: Services) => drain(allEntries(services, BOOKS))],
  ])('%s lets others have a turn after every page', async (_what, run) => {
    const services = await openServices(path.join(shop.folder, 'other.daybook'));
    const cursors = ['2', '3', null];
    let asked = 0;
    const page = () => Promise.resolve({ rows: [], next: cursors[asked++] ?? null, total: NONE });
    const row = () => Promise.resolve([{ id: 'dig_any' }] as never);
    const { digests, embedded } = services.ledger;
    const inPages: Services = {
      ...services,
      ledger: {
        ...services.ledger,
        digests: { ...digests, list: page, orders: page, rows: row },
        embedded: { ...embedded, journal: page },
      },
    };
    const seen = new Set<number>();
    const look = (): void => {
      seen.add(asked);
      if (asked < cursors.length) setImmediate(look);
    };
    setImmediate(look);
    await run(inPages);
    expect([...seen]).toEqual(expect.arrayContaining([1, 2]));
    await services.ledger.close();
  });

  test.each(['digests.export', 'digests.export-one', 'books.export'] as const)(
    '%s is not answered by what answers the lists of the window',
    (channel) => {
      expect(requests[channel].access).toBe('write');
    },
  );
});
