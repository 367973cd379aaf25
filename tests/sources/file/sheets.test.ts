import { describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { readText, shipped } from './support.ts';

type Cell = string | number | Date | null;
const HEADER = [
  'InvoiceNo',
  'StockCode',
  'Description',
  'Quantity',
  'InvoiceDate',
  'UnitPrice',
  'CustomerID',
  'Country',
];

async function sheet(rows: readonly (readonly Cell[])[]): Promise<Uint8Array> {
  const data = [HEADER, ...rows].map((row) =>
    row.map((value) =>
      value instanceof Date
        ? { value, type: Date, format: 'dd/mm/yyyy hh:mm' }
        : value === null
          ? null
          : { value },
    ),
  );
  return Uint8Array.from(await writeXlsxFile(data as never).toBuffer());
}

const AT = new Date('2010-12-01T08:26:00Z');
const online = await shipped('online-retail');

describe('sheets', () => {
  test('typed cells become the same documents as text would', async () => {
    const rows = [
      [536_365, '85123A', 'HEART', 6, AT, 2.55, 17_850, 'United Kingdom'],
      [536_365, 71_053, 'LANTERN', 2.5, AT, 0.1 + 0.2, 17_850, 'United Kingdom'],
      ['C536379', 'D', 'Discount', -1, AT, 0.001, 14_527, 'United Kingdom'],
    ];
    const { documents, rejections } = await readText(await sheet(rows), online, { name: 'till.xlsx' });
    expect(rejections).toEqual([]);
    expect(documents.map((d) => [d.kind, d.sourceId, d.customer, d.total])).toEqual([
      ['sale', '536365', '17850', 1530 + 75],
      ['return', 'C536379', '14527', 0],
    ]);
    expect(documents[0]!.lines.map((line) => [line.sku, line.quantity, line.unitPrice])).toEqual([
      ['85123A', 6000, 2_550_000],
      ['71053', 2500, 300_000],
    ]);
    expect(documents[0]!.occurredAt).toBe(AT.getTime());
  });

  test('bad cells are rejected by row, good ones go on', async () => {
    const rows = [
      [1, 'A', 'x', 6, AT, '#REF!', 17_850, 'UK'],
      [2, 'A', 'x', 'six', AT, 1, 17_850, 'UK'],
      [3, 'A', 'x', 6, 'yesterday', 1, 17_850, 'UK'],
      [4, 'A', 'x', 6, AT, 1, 17_850, 'UK'],
    ];
    const result = await readText(await sheet(rows), online, { name: 'till.xlsx' });
    expect(result.codes).toEqual([
      '2 UnitPrice value-spreadsheet-error',
      '3 Quantity value-not-a-number',
      '4 InvoiceDate value-not-a-date',
    ]);
    expect(result.documents.map((d) => d.sourceId)).toEqual(['4']);
  });

  test('header only', async () => {
    const result = await readText(await sheet([]), online, { name: 'till.xlsx' });
    expect(result.codes).toEqual(['1 - file-header-only']);
  });
});
