import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { createExporters } from '../../src-main/exports/index.ts';
import { HOSTILE, journalOf, saleEntry, textOf } from './sample-journal.ts';

const exporters = createExporters();

const TABLE = {
  name: 'Digests',
  totals: true,
  columns: [
    { header: 'Location', kind: 'text', width: 20 },
    { header: 'Date', kind: 'date', width: 12 },
    { header: 'Amount', kind: 'amount', width: 12 },
    { header: 'Count', kind: 'integer', width: 8 },
  ],
} as const;

const read = (bytes: Uint8Array | string): string[][] =>
  parse(typeof bytes === 'string' ? bytes : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), {
    bom: true,
  });

test('begins with a byte order mark and ends with totals', async () => {
  const rows = [
    ['Kuala Lumpur', '2026-10-01', '10.60', '2'],
    ['Café', '2026-10-02', '-0.10', null],
  ];
  const bytes = await exporters.csv({ ...TABLE, rows });
  expect(Buffer.from(bytes.slice(0, 3)).toString('hex')).toBe('efbbbf');
  expect(read(bytes)).toEqual([
    ['Location', 'Date', 'Amount', 'Count'],
    ['Kuala Lumpur', '2026-10-01', '10.60', '2'],
    ['Café', '2026-10-02', '-0.10', ''],
    ['', '', '10.50', '2'],
  ]);
});

test('no totals where none are asked for or there is nothing to add', async () => {
  expect(read(await exporters.csv({ ...TABLE, rows: [] }))).toHaveLength(1);
  expect(
    read(await exporters.csv({ ...TABLE, totals: false, rows: [['x', null, '1.00', '1']] })),
  ).toHaveLength(2);
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '＝1+1'])(
  'the text %j is not run as a formula',
  async (text) => {
    const [, row] = read(await exporters.csv({ ...TABLE, rows: [[text, null, '-1.00', '-3']] }));
    expect(row).toEqual([`'${text}`, '', '-1.00', '-3']);
  },
);

test('totals are exact beyond the safe integers', async () => {
  const rows = Array.from({ length: 3 }, () => ['x', null, '90071992547409.93', '1']);
  expect(read(await exporters.csv({ ...TABLE, rows })).at(-1)).toEqual(['', '', '270215977642229.79', '3']);
});

test('a cell that is no number in a column of numbers is a defect', async () => {
  await expect(exporters.csv({ ...TABLE, rows: [['x', null, '=1+1', '1']] })).rejects.toThrow(
    'no plain decimal',
  );
});

test('the journal has a row per line, at the decimals of its currency', async () => {
  const text = await textOf(
    exporters.journalCsv(
      journalOf(
        'BHD',
        HOSTILE.map((name, at) => saleEntry(at, name)),
      ),
    ),
  );
  const [header, ...rows] = read(text);
  expect(text.startsWith('\uFEFFDate,Business date,Entry,')).toBe(true);
  expect(text).toContain('\n2026-10-02,2026-10-01,entry-1,');
  expect(header).toHaveLength(14);
  expect(rows).toHaveLength(HOSTILE.length * 3);
  expect(rows[0]?.slice(7, 13)).toEqual([
    '1010',
    'Cash: on "hand"; [2020-01-01]',
    'Assets:Cash:1010-Cash-on-hand',
    '1.060',
    '0.000',
    'BHD',
  ]);
  expect(rows.flat().some((cell) => cell.startsWith('='))).toBe(false);
});
