import { unzipSync, strFromU8 } from 'fflate';
import readSheets from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import type { TableExport } from '../../src-main/core/ports/index.ts';
import { createExporters } from '../../src-main/exports/index.ts';
import { MAX_SHEET_ROWS } from '../../src-main/exports/xlsx.ts';

const exporters = createExporters();

const COLUMNS = [
  { header: 'Name', kind: 'text', width: 30 },
  { header: 'Date', kind: 'date', width: 12 },
  { header: 'Created at', kind: 'instant', width: 20 },
  { header: 'Amount', kind: 'amount', width: 14 },
  { header: 'Quantity', kind: 'quantity', width: 10 },
  { header: 'Count', kind: 'integer', width: 8 },
] as const;

const table = (rows: TableExport['rows'], name = 'Digests'): TableExport => ({
  name,
  columns: COLUMNS,
  rows,
  totals: true,
});

async function read(bytes: Uint8Array): Promise<{ sheet: string; data: unknown[][] }[]> {
  return readSheets(Buffer.from(bytes));
}

const utc = (text: string) => new Date(text);

test('what is read back is what was written, in its type', async () => {
  const rows = [
    ['=1+1 "x" <é🥐> 00123', '2026-10-31', '2026-10-31T22:15:30Z', '58635.56', '0.5', '3'],
    [null, '2024-02-29', null, '-0.10', '-2', null],
  ];
  const [sheet] = await read(await exporters.xlsx([table(rows)]));
  expect(sheet?.data).toEqual([
    ['Name', 'Date', 'Created at', 'Amount', 'Quantity', 'Count'],
    ['=1+1 "x" <é🥐> 00123', utc('2026-10-31'), utc('2026-10-31T22:15:30Z'), 58_635.56, 0.5, 3],
    [null, utc('2024-02-29'), null, -0.1, -2, null],
    [null, null, null, 58_635.46, -1.5, 3],
  ]);
});

test('a zero exponent and three decimals are shown as such', async () => {
  const styles = async (amount: string) =>
    strFromU8(
      unzipSync(await exporters.xlsx([table([['x', null, null, amount, null, null]])]))['xl/styles.xml']!,
    );
  expect(await styles('1060')).toContain('"#,##0"');
  expect(await styles('1.060')).toContain('"#,##0.000"');
});

test('the header is frozen, columns have their widths, and text is never a formula', async () => {
  const files = unzipSync(await exporters.xlsx([table([['=1+1', null, null, null, null, null]])]));
  const sheet = strFromU8(Object.entries(files).find(([name]) => name.includes('worksheets/sheet'))![1]);
  expect(sheet).toContain('state="frozen"');
  expect(sheet).toMatch(/<col [^>]*width="30/u);
  expect(sheet).not.toContain('<f>');
});

describe('sheets', () => {
  test('names are made legal and unique', async () => {
    const names = ['A/B: [all]?', "'quoted'", '', 'x'.repeat(40), 'X'.repeat(40)];
    const sheets = await read(await exporters.xlsx(names.map((name) => table([], name))));
    expect(sheets.map(({ sheet }) => sheet)).toEqual([
      'A B   all',
      'quoted',
      'Sheet',
      'x'.repeat(31),
      `${'X'.repeat(29)} 2`,
    ]);
  });

  test('too many rows are refused in words', async () => {
    const rows = Array.from({ length: MAX_SHEET_ROWS + 1 }, () => ['x']);
    await expect(exporters.xlsx([table(rows)])).rejects.toMatchObject({ failure: { code: 'bad-input' } });
  });
});
