import { expect, test } from 'vitest';
import { minor } from '../../src-shared/money/index.ts';
import type { JournalExport } from '../../src-main/core/ports/index.ts';
import { createExporters } from '../../src-main/exports/index.ts';
import { requireTool } from '../support/requires.ts';
import { runOnFile } from './run-tool.ts';
import { HOSTILE, journalOf, saleEntry, textOf } from './sample-journal.ts';

const beancount = requireTool('beancount');
const exporters = createExporters();
const write = (journal: JournalExport): AsyncIterable<string> => exporters.beancount(journal);

const check = (text: string) => runOnFile(beancount.command, text, 'books.beancount', (file) => ['-C', file]);

test('writes options, accounts and entries', async () => {
  const text = await textOf(write(journalOf('MYR', [saleEntry(0, 'Say "hi" \\'), saleEntry(1, 'x')])));
  expect(text).toContain('option "title" "Books of \\"Daybook\\" ; all"\n');
  expect(text).toContain('option "inferred_tolerance_multiplier" "0"\n');
  expect(text).toContain('\n2026-10-01 open Assets:Cash:1010-Cash-on-hand MYR\n  number: "1010"\n');
  expect(text).toContain('\n2026-10-01 * "Say \\"hi\\" \\\\"\n  ext: "file.abc/KL/2026-10-00/invoice/r1"\n');
  expect(text).toContain('  Income:4000-KL-Sales  -10.00 MYR\n    memo: "Sales: ');
  expect(text.match(/ open /gu)).toHaveLength(4);
  expect(text.match(/\n {2}business-date: 2026-10-01\n/gu)).toHaveLength(1);
});

test.skipIf(!beancount.available).each(['MYR', 'JPY', 'BHD'])(
  'bean-check accepts hostile names in %s',
  async (currency) => {
    const entries = HOSTILE.map((text, at) => saleEntry(at, text));
    const text = await textOf(write(journalOf(currency, entries)));
    expect(check(text)).toEqual({ status: 0, output: '', errors: '' });
  },
);

test.skipIf(!beancount.available)(
  'bean-check accepts books without entries, and entries of nothing',
  async () => {
    expect(check(await textOf(write(journalOf('MYR', []))))).toMatchObject({ status: 0, errors: '' });
    const free = await textOf(write(journalOf('MYR', [saleEntry(0, 'Free', 0, 0)])));
    expect(free).not.toContain('-0.00');
    expect(check(free)).toMatchObject({ status: 0, errors: '' });
  },
);

test.skipIf(!beancount.available).each(['MYR', 'JPY'])(
  'bean-check refuses an entry out by one minor unit of %s',
  async (currency) => {
    const entry = saleEntry(0, 'x');
    const [first, ...others] = entry.lines;
    const wrong = { ...entry, lines: [{ ...first!, debit: minor(first!.debit + 1) }, ...others] };
    expect(check(await textOf(write(journalOf(currency, [wrong])))).errors).toContain('does not balance');
  },
);
