import { expect, test } from 'vitest';
import { minor } from '../../src-shared/money/index.ts';
import type { JournalExport } from '../../src-main/core/ports/index.ts';
import { createExporters } from '../../src-main/exports/index.ts';
import { requireTool } from '../support/requires.ts';
import { runOnFile } from './run-tool.ts';
import { HOSTILE, journalOf, saleEntry, textOf } from './sample-journal.ts';

const hledger = requireTool('hledger');
const exporters = createExporters();
const write = (journal: JournalExport): AsyncIterable<string> => exporters.hledger(journal);

const check = (text: string) =>
  runOnFile(hledger.command, text, 'books.journal', (file) => ['-f', file, 'check', '-s']);

test('writes accounts, commodity and entries', async () => {
  const text = await textOf(write(journalOf('MYR', [saleEntry(0, 'Sales of the day')])));
  expect(text).toContain('decimal-mark .\ncommodity 1000.000000 MYR\n');
  expect(text).toContain('\n2026-10-01 * (KL [0], Sales of the day) Sales of the day\n');
  expect(text).toContain('    ; ext:file.abc/KL/2026-10-00/invoice/r1, type:invoice\n');
  expect(text).toContain('    Assets:Cash:1010-Cash-on-hand  10.60 MYR  ; Sales of the day\n');
  expect(text).toContain('    Income:4000-KL-Sales  -10.00 MYR  ; Sales : Sales of the day\n');
  const late = await textOf(write(journalOf('MYR', [saleEntry(1, 'Late')])));
  expect(late).toContain('    ; ext:file.abc/KL/2026-10-01/invoice/r1, type:invoice, of:2026-10-01\n');
});

test.each([
  ['JPY', '1000.0000', '1060 JPY'],
  ['BHD', '1000.0000000', '1.060 BHD'],
])('%s is declared and written at its own decimals', async (currency, declared, amount) => {
  const text = await textOf(write(journalOf(currency, [saleEntry(0, 'Sales')])));
  expect(text).toContain(`commodity ${declared} ${currency}\n`);
  expect(text).toContain(`  ${amount}`);
});

test('nothing is never minus nothing', async () => {
  const text = await textOf(write(journalOf('MYR', [saleEntry(0, 'Free', 0, 0)])));
  expect(text).toContain('  0.00 MYR');
  expect(text).not.toContain('-0.00');
});

test('an account outside the chart is a defect', async () => {
  const entry = saleEntry(0, 'x');
  const journal = { ...journalOf('MYR', [entry]), chart: [] };
  await expect(textOf(write(journal))).rejects.toThrow('not in the chart');
});

test.skipIf(!hledger.available).each(['MYR', 'JPY', 'BHD'])(
  'hledger accepts hostile names in %s',
  async (currency) => {
    const entries = HOSTILE.map((text, at) => saleEntry(at, text));
    const text = await textOf(write(journalOf(currency, entries)));
    expect(check(text)).toMatchObject({ status: 0, errors: '' });
    const listed = runOnFile(hledger.command, text, 'books.journal', (file) => [
      '-f',
      file,
      'register',
      'cash',
      '-O',
      'csv',
    ]).output;
    // No hostile memo moved a posting to another day or added one.
    expect(
      listed
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split(',')[1]),
    ).toEqual(entries.map(({ date }) => `"${date}"`));
    const said = (...args: string[]) =>
      runOnFile(hledger.command, text, 'books.journal', (file) => ['-f', file, ...args]).output;
    // Neither a comment nor a payee was cut off what is said.
    expect(said('descriptions')).toContain(
      `Mum's "best" \\ shop, cheap\nPayee / note (code) {x} #tag ^link\n`,
    );
    expect(said('codes')).toContain('KL [1], Payee | note [code] {x} #tag ^link\n');
    const keys = runOnFile(hledger.command, text, 'books.journal', (file) => [
      '-f',
      file,
      'tags',
      'ext',
      '--values',
    ]);
    expect(keys.output.trim().split('\n').toSorted()).toEqual(
      entries.map((entry) => entry.document.key).toSorted(),
    );
  },
);

test.skipIf(!hledger.available)('hledger accepts books without entries', async () => {
  expect(check(await textOf(write(journalOf('MYR', []))))).toMatchObject({ status: 0 });
});

test.skipIf(!hledger.available)('hledger refuses an entry that is out by one minor unit', async () => {
  const entry = saleEntry(0, 'x');
  const [first, ...others] = entry.lines;
  const wrong = { ...entry, lines: [{ ...first!, debit: minor(first!.debit + 1) }, ...others] };
  expect(check(await textOf(write(journalOf('MYR', [wrong])))).status).not.toBe(0);
});
