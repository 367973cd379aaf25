import { TextEncoder } from 'node:util';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeFile, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { RecordCutter } from '../../../src-main/sources/file/table/records.ts';
import { type PosDetails, type PosDocument, POS_DOCUMENT_KINDS } from '../../../src-shared/model/index.ts';
import { currencyCode, minor, quantity, unitPrice } from '../../../src-shared/money/index.ts';
import { instant } from '../../../src-shared/time/index.ts';
import { anyDocuments, daybookRows } from './daybook-csv.ts';
import { folderWith, readSource, shipped, sourceOf } from './support.ts';

const LATIN = fc.constantFrom(...Array.from('abcXYZ 019-.,;|"\'\t\n€éÜñß#=+@'));
const ANY = fc.oneof(
  LATIN,
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }).filter((char) => !char.includes('\0')),
);

type Encode = (text: string) => Uint8Array;
const swap = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16();
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
const cp1252 = (text: string): Uint8Array =>
  Uint8Array.from(text, (char) => (char === '€' ? 0x80 : char.codePointAt(0)!));
const ENCODINGS: Readonly<Record<string, Encode>> = {
  'UTF-8': (text) => new TextEncoder().encode(text),
  'UTF-8 with BOM': (text) => new TextEncoder().encode(`\uFEFF${text}`),
  'UTF-16LE with BOM': (text) => utf16(`\uFEFF${text}`),
  'UTF-16BE with BOM': (text) => swap(utf16(`\uFEFF${text}`)),
  'UTF-16LE without BOM': utf16,
  'UTF-16BE without BOM': (text) => swap(utf16(text)),
  'windows-1252': cp1252,
};

const quoted = (cell: string, always: boolean): string =>
  always || /["\r\n,;|\t]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
const toCsv = (
  rows: readonly (readonly string[])[],
  separator: string,
  end: string,
  always: boolean,
): string => rows.map((row) => row.map((cell) => quoted(cell, always)).join(separator) + end).join('');

const layout = fc.record({
  separator: fc.constantFrom(',', ';', '\t', '|'),
  end: fc.constantFrom('\n', '\r\n', '\r'),
  always: fc.boolean(),
});

describe('what is written in the layout of the daybook profile is read back equal', () => {
  test.each(Object.entries(ENCODINGS))('%s', async (name, encode) => {
    const profile = await shipped('daybook');
    const folder = await folderWith({});
    const path = join(folder, 'till.csv');
    // Without a mark, text of UTF-16 is told by its Latin part; bytes of windows-1252 need one letter beyond ASCII.
    const char = name === 'windows-1252' || name.endsWith('without BOM') ? LATIN : ANY;
    const property = fc.asyncProperty(
      anyDocuments(char),
      layout,
      async (documents, { separator, end, always }) => {
        fc.pre(documents.length > 0);
        const text = toCsv(daybookRows(documents), separator, end, always);
        await writeFile(path, encode(text));
        await utimes(path, 1_600_000_000, 1_600_000_000);
        const result = await readSource(sourceOf(folder, profile));
        expect(result.rejections).toEqual([]);
        expect(result.documents).toEqual(documents);
      },
    );
    await fc.assert(property, { numRuns: 40 });
  });
});

/**
 * Every fact there is: one that the model gets and the profile has no column for does not compile here. What the
 * ledger looks up itself is never told.
 */
const FACTS: Required<Omit<PosDetails, 'layby' | 'cancelsUnseen' | 'goodsBack'>> = {
  openingFloat: minor(200_00),
  counts: [{ method: 'Cash', expected: minor(215_00), counted: minor(214_50) }],
  otherLocation: 'PJ',
  caseId: 'L-7',
  supplier: 'Tea Estate',
  customerName: 'Siti',
  offline: true,
  depositApplied: minor(30_00),
  cardIssuer: 'network',
  network: 'Blackhawk',
  commission: minor(2_25),
};

test('every kind of document comes back equal, with every fact that there is', async () => {
  const tea = { type: 'item', sku: 'TEA', name: 'Green tea', taxCode: 'SR', productGroup: 'tea' } as const;
  const line = { ...tea, quantity: quantity(2_000), unitPrice: unitPrice(5_300_000), discount: minor(1_00) };
  const amounts = { net: minor(10_00), tax: minor(60), total: minor(10_60), cost: minor(6_00) };
  const documents = POS_DOCUMENT_KINDS.map((kind, i): PosDocument => ({
    kind,
    sourceId: `${i + 1}`,
    number: `R-${i + 1}`,
    location: 'KL',
    register: 'T1',
    shift: 'S1',
    occurredAt: instant(1_772_330_400_000),
    currency: currencyCode('MYR'),
    channel: 'web',
    customer: 'C1',
    reference: { kind: 'layby-open', sourceId: 'L-7' },
    reason: 'Changed mind',
    lines: [{ ...line, ...amounts }],
    tenders: [{ method: 'Cash', amount: minor(10_65), tip: minor(5), reference: 'A1' }],
    total: minor(10_60),
    rounding: minor(0),
    details: FACTS,
  }));
  const text = toCsv(daybookRows(documents), ',', '\n', false);
  const folder = await folderWith({ 'till.csv': text });
  await utimes(join(folder, 'till.csv'), 1_600_000_000, 1_600_000_000);
  const { rejections, documents: read } = await readSource(sourceOf(folder, await shipped('daybook')));
  expect(rejections).toEqual([]);
  expect(read).toEqual(documents);
});

test('a card is ours or of a network, and nothing else', async () => {
  const folder = await folderWith({
    'till.csv':
      'row,kind,id,location,date_time,currency,card_issuer\ndocument,gift-card-sold,1,KL,2026-03-01 10:15,MYR,Ours\n',
  });
  await utimes(join(folder, 'till.csv'), 1_600_000_000, 1_600_000_000);
  const { rejections } = await readSource(sourceOf(folder, await shipped('daybook')));
  expect(rejections).toMatchObject([{ code: 'value-not-allowed', column: 'card_issuer', value: 'Ours' }]);
});

describe('records are cut as csv-parse cuts them', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '1', ' ', ',', '"', '\n', '\r\n'), maxLength: 6 });
  test('whatever the pieces in which the text comes', () => {
    const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 20 }), (rows, pieceLength) => {
        const text = toCsv([['x', 'y', 'z'], ...rows], ',', '\n', false);
        const cutter = new RecordCutter(',');
        const pieces = text.match(new RegExp(`[\\s\\S]{1,${pieceLength}}`, 'gu')) ?? [];
        const cut = [...pieces.flatMap((piece) => cutter.push(piece, false)), ...cutter.push('', true)];
        const expected = parse(text, { relax_column_count: true }).filter((fields) =>
          fields.some((field) => field !== ''),
        );
        expect(cut.map((row) => row.problem)).toEqual(cut.map(() => null));
        expect(cut.map((row) => row.fields)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
});
