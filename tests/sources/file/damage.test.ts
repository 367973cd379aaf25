import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { idsOf, profileLike, readText, shipped } from './support.ts';

const HEADER = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';
const row = (
  invoice: string,
  changes: Partial<Record<'quantity' | 'date' | 'price' | 'text' | 'sku', string>> = {},
): string =>
  [
    invoice,
    changes.sku ?? '71053',
    changes.text ?? 'WHITE LANTERN',
    changes.quantity ?? '6',
    changes.date ?? '2010-12-01 08:26:00',
    changes.price ?? '3.39',
    '17850.0',
    'United Kingdom',
  ].join(',');

/** Three orders: 1 on lines 2 and 3, 2 on lines 4 and 5, 3 on line 6. */
const lines = (): string[] => [
  HEADER,
  row('1'),
  row('1', { sku: 'A' }),
  row('2'),
  row('2', { sku: 'B' }),
  row('3'),
];
const file = (rows: readonly string[], end = '\n'): string => rows.map((line) => line + end).join('');
const replaced = (line: number, text: string): string[] => lines().with(line - 1, text);

const online = await shipped('online-retail');
const sibling = '4 InvoiceNo order-row-rejected';

describe('a bad row keeps its order out, and no other', () => {
  const cases: readonly [string, string[], string[]][] = [
    [
      '31/02',
      replaced(5, row('2', { date: '2010-02-31 08:26:00' })),
      [sibling, '5 InvoiceDate value-not-a-date'],
    ],
    [
      '31/02 in the first row',
      replaced(4, row('2', { date: '2/31/2010 8:26' })),
      ['4 InvoiceDate value-not-a-date', '5 InvoiceNo order-row-rejected'],
    ],
    [
      'decimal comma',
      replaced(5, row('2', { price: '"1.234,50"' })),
      [sibling, '5 UnitPrice value-not-a-number'],
    ],
    [
      'spreadsheet error',
      replaced(5, row('2', { price: '#REF!' })),
      [sibling, '5 UnitPrice value-spreadsheet-error'],
    ],
    [
      'spreadsheet error as SKU',
      replaced(5, row('2', { sku: '#N/A' })),
      [sibling, '5 StockCode value-spreadsheet-error'],
    ],
    [
      'exponent',
      replaced(5, row('2', { price: '1.2E+05' })),
      [sibling, '5 UnitPrice value-in-exponent-notation'],
    ],
    [
      'SKU with lost digits',
      replaced(5, row('2', { sku: '5.36E+05' })),
      [sibling, '5 StockCode value-in-exponent-notation'],
    ],
    ['not a number', replaced(5, row('2', { quantity: 'NaN' })), [sibling, '5 Quantity value-not-finite']],
    ['words', replaced(5, row('2', { quantity: 'six' })), [sibling, '5 Quantity value-not-a-number']],
    ['nothing', replaced(5, row('2', { quantity: '' })), [sibling, '5 Quantity value-missing']],
    ['too precise', replaced(5, row('2', { quantity: '0.0001' })), [sibling, '5 Quantity value-too-precise']],
    [
      'too large',
      replaced(5, row('2', { quantity: '99999999999999999999' })),
      [sibling, '5 Quantity value-out-of-range'],
    ],
    [
      'product too large',
      replaced(5, row('2', { quantity: '999999999999', price: '999999999' })),
      [sibling, '5 - value-out-of-range'],
    ],
    ['NUL', replaced(5, row('2', { text: 'WHITE\0LANTERN' })), [sibling, '5 Description file-contains-nul']],
    ['short', replaced(5, '2,71053,WHITE,6,2010-12-01 08:26:00,3.39'), [sibling, '5 - row-too-short']],
    ['long', replaced(5, `${row('2')},1,2`), [sibling, '5 - row-too-long']],
    [
      'quote never closed',
      replaced(5, row('2', { text: '"WHITE LANTERN' })),
      [sibling, '5 Description quote-not-closed'],
    ],
    [
      'quote in quotes',
      replaced(5, row('2', { text: '"12" LANTERN"' })),
      [sibling, '5 Description quote-not-closed'],
    ],
    [
      '10 MB field',
      replaced(5, row('2', { text: 'x'.repeat(10_000_000) })),
      [sibling, '5 Description row-too-large'],
    ],
    [
      '10 MB field in quotes',
      replaced(5, row('2', { text: `"${'x'.repeat(10_000_000)}"` })),
      [sibling, '5 Description row-too-large'],
    ],
  ];

  test.each(cases)('%s', async (_, rows, codes) => {
    const result = await readText(file(rows), online);
    expect(result.codes).toEqual(codes);
    expect(idsOf(result)).toEqual(['1', '3']);
    expect(
      result.rejections.every(({ file, value }) => file === 'till.csv' && (value ?? '').length <= 200),
    ).toBe(true);
  });

  test('a row whose order nobody knows keeps both neighbours out', async () => {
    const result = await readText(file(replaced(3, row(''))), online);
    expect(result.codes).toEqual([
      '2 InvoiceNo order-row-rejected',
      '3 InvoiceNo value-missing',
      sibling,
      '5 InvoiceNo order-row-rejected',
    ]);
    expect(idsOf(result)).toEqual(['3']);
  });

  test('also where rows of an order stand together', async () => {
    const adjacent = await profileLike('online-retail', { rows: 'adjacent' });
    const text = file([HEADER, row('1'), row('2'), row(''), row('3'), row('4')]);
    const result = await readText(text, adjacent);
    expect(result.codes).toEqual([
      '3 InvoiceNo order-row-rejected',
      '4 InvoiceNo value-missing',
      '5 InvoiceNo order-row-rejected',
    ]);
    expect(idsOf(result)).toEqual(['1', '4']);
  });

  test('the value is shown as it stood there', async () => {
    const { rejections } = await readText(file(replaced(5, row('2', { price: '1.2E+05' }))), online);
    expect(rejections.map(({ value }) => value)).toEqual(['2', '1.2E+05']);
  });
});

describe('quotes', () => {
  test('a stray quote costs its row even when another quote follows far below', async () => {
    const rows = replaced(3, row('1', { text: '"STRAY' })).with(5, row('3', { text: '"ROUND, RED"' }));
    const result = await readText(file(rows), online);
    expect(result.codes).toEqual(['2 InvoiceNo order-row-rejected', '3 Description quote-not-closed']);
    expect(result.documents.at(-1)?.lines[0]?.name).toBe('ROUND, RED');
  });

  test('a stray quote that an empty quoted field seems to close costs its row', async () => {
    const rows = replaced(3, row('1', { text: '"STRAY' })).with(5, row('3', { text: '"ROUND ""RED"""' }));
    const result = await readText(file(rows), online);
    expect(result.codes).toEqual(['2 InvoiceNo order-row-rejected', '3 Description quote-not-closed']);
    expect(idsOf(result)).toEqual(['2', '3']);
  });

  test('a stray quote that a stray quote far below closes costs its row: the cells do not add up', async () => {
    const rows = replaced(3, row('1', { text: '"STRAY' })).with(
      5,
      row('3', { text: '12" PLATE 12"' }).replace('12" ', ''),
    );
    const result = await readText(file(rows), online);
    expect(result.codes).toEqual(['2 InvoiceNo order-row-rejected', '3 Description quote-not-closed']);
    expect(idsOf(result)).toEqual(['2', '3']);
    expect(result.documents[1]?.lines[0]?.name).toBe('PLATE 12"');
  });

  test('a quote open to the end of a large file costs its row only', async () => {
    const many = Array.from({ length: 30_000 }, (_, i) => row(String(100 + i)));
    const result = await readText(file([...replaced(6, row('3', { text: '"OPEN' })), ...many]), online);
    expect(result.codes).toEqual(['6 Description quote-not-closed']);
    expect(result.documents).toHaveLength(30_002);
  });

  test('line breaks in quotes count as lines', async () => {
    const rows = replaced(3, row('1', { text: '"TWO\nLINES"' })).with(5, row('3', { price: 'x' }));
    const result = await readText(file(rows), online);
    expect(result.codes).toEqual(['7 UnitPrice value-not-a-number']);
    expect(result.documents[0]?.lines[1]?.name).toBe('TWO\nLINES');
  });

  test('thousands of quotes over line breaks are read in reasonable time', async () => {
    const hostile = Array.from({ length: 20_000 }, () => '..","..').join('\n');
    const started = performance.now();
    await readText(`${HEADER}\n"${hostile}`, online);
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

test('letters of several bytes are whole wherever the file is cut for reading', async () => {
  const names = Array.from({ length: 4000 }, (_, i) => `${'é'.repeat(i % 7)}€😀${i}`);
  const text = file([HEADER, ...names.map((name, i) => row(String(i), { text: name }))], '\r\n');
  for (const bytes of [Buffer.from(text), Buffer.from(`\uFEFF${text}`, 'utf16le')]) {
    const result = await readText(bytes, online);
    expect(result.rejections).toEqual([]);
    expect(result.documents.map((document) => document.lines[0]?.name)).toEqual(names);
  }
});

describe('line ends and tails', () => {
  test.each([
    ['CR', '\r'],
    ['CR LF', '\r\n'],
    ['LF', '\n'],
  ])('%s', async (_, end) => {
    const result = await readText(file(replaced(6, row('3', { price: 'x' })), end), online);
    expect(result.codes).toEqual(['6 UnitPrice value-not-a-number']);
    expect(idsOf(result)).toEqual(['1', '2']);
  });

  test('mixed line ends, blank lines, no end at all', async () => {
    const [header = '', ...rest] = lines();
    const text = `${header}\r\n${rest[0]}\r${rest[1]}\n\r\n,,,,,,,\n${rest[2]}\r\n${rest[3]}\n${row('3', { price: 'x' })}`;
    const result = await readText(text, online);
    expect(result.codes).toEqual(['8 UnitPrice value-not-a-number']);
    expect(idsOf(result)).toEqual(['1', '2']);
  });

  test('a truncated tail is told from a short row', async () => {
    const result = await readText(file(lines()).slice(0, -30), online);
    expect(result.codes).toEqual(['6 - file-truncated']);
    expect(idsOf(result)).toEqual(['1', '2']);
  });
});

describe('the same order twice', () => {
  test('pasted again: the copy is refused', async () => {
    const result = await readText(file([...lines(), row('1'), row('1', { sku: 'A' })]), online);
    expect(result.codes).toEqual(['7 InvoiceNo duplicate-id-same', '8 InvoiceNo duplicate-id-same']);
    expect(result.documents.find((d) => d.sourceId === '1')?.lines).toHaveLength(2);
  });

  test('rows further down belong to the order, when rows may be anywhere', async () => {
    const result = await readText(file([...lines(), row('1', { sku: 'Z' })]), online);
    expect(result.codes).toEqual([]);
    expect(idsOf(result)).toEqual(['2', '3', '1']);
    expect(result.documents[2]?.lines.map((line) => line.sku)).toEqual(['71053', 'A', 'Z']);
  });

  test('rows of an order stand together: a second group is a duplicate, same or different', async () => {
    const supermarket = await shipped('supermarket-sales');
    const header = 'Invoice ID,City,Product line,Unit price,Quantity,Tax 5%,Total,Date,Time,Payment,cogs';
    const receipt = (id: string, tax = '0.5'): string =>
      `${id},Delhi,Food,10,1,${tax},10.5,01-05-2019,13:08,Cash,10`;
    const text = file([header, receipt('a'), receipt('b'), receipt('a'), receipt('c'), receipt('b', '0.6')]);
    const result = await readText(text, supermarket, { name: 'supermarket.csv' });
    expect(result.codes).toEqual(['4 Invoice ID duplicate-id-same', '6 Invoice ID duplicate-id-different']);
    expect(idsOf(result)).toEqual(['a', 'b', 'c']);
  });
});

describe('files that cannot be read as a whole', () => {
  const html = '<!DOCTYPE html><html><body>Please log in</body></html>';
  const ole = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600)]);
  const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(60 * 1024 * 1024) });
  test.each<[string, string, string | Uint8Array, string[]]>([
    ['empty', 'a.csv', '', ['0 - file-empty']],
    ['white space', 'a.csv', '\uFEFF \r\n\n', ['0 - file-empty']],
    ['header only', 'a.csv', `${HEADER}\n`, ['1 - file-header-only']],
    ['column missing', 'a.csv', file(lines()).replaceAll(/^[^,]*,/gmu, ''), ['1 InvoiceNo column-missing']],
    [
      'column renamed',
      'a.csv',
      file(lines()).replace('UnitPrice', 'Unit Cost'),
      ['1 UnitPrice column-missing'],
    ],
    ['column twice', 'a.csv', file(lines()).replace('Country', 'Quantity'), ['1 Quantity value-not-allowed']],
    ['HTML named .xlsx', 'a.xlsx', html, ['0 - file-not-a-spreadsheet']],
    ['HTML named .csv', 'a.csv', html, ['0 - file-not-a-spreadsheet']],
    ['encrypted .xlsx', 'a.xlsx', ole, ['0 - file-encrypted']],
    ['old .xls', 'a.csv', ole, ['0 - file-not-a-spreadsheet']],
    ['zip bomb', 'a.xlsx', bomb, ['0 - file-too-large']],
    ['zip that is no sheet', 'a.xlsx', zipSync({ 'a.txt': strToU8('hello') }), ['0 - file-not-readable']],
    [
      'broken zip',
      'a.xlsx',
      Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 1, 2, 3]),
      ['0 - file-not-readable'],
    ],
  ])('%s', async (_, name, content, codes) => {
    const result = await readText(content, online, { name });
    expect(result.codes).toEqual(codes);
    expect(result.documents).toEqual([]);
  });
});
