import { type CurrencyCode, formatMinor } from '../../src-shared/money/index.ts';
import { businessDateOf } from '../../src-shared/model/index.ts';
import type { JournalEntry, JournalExport } from '../core/ports/index.ts';
import { type AccountFinder, accountFinder, onOneLine, signedAmount } from './chart.ts';

/** Opening day of accounts in a journal without entries. */
const NO_ENTRY_YET = '1970-01-01';

/** A journal that `bean-check` accepts. Each transaction has its document's key as metadata `ext`. */
export async function* writeBeancount(journal: JournalExport): AsyncGenerator<string, void, undefined> {
  const find = accountFinder(journal.chart);
  let opened = false;
  for await (const entry of journal.entries) {
    if (!opened) yield opening(journal, entry.date);
    opened = true;
    yield transaction(entry, journal.currency, find);
  }
  if (!opened) yield opening(journal, NO_ENTRY_YET);
}

/** Options and accounts; no account may be used before the day it opens, so all open on the first. */
function opening({ title, currency, chart }: JournalExport, date: string): string {
  const options = [
    `option "title" ${quoted(title)}`,
    `option "operating_currency" ${quoted(currency)}`,
    // Otherwise entries that are out by half a minor unit would pass.
    'option "inferred_tolerance_multiplier" "0"',
  ];
  const accounts = chart.map(
    ({ path, name, number }) =>
      `${date} open ${path} ${currency}\n  number: ${quoted(number)}\n  name: ${quoted(name)}`,
  );
  return `${[...options, '', ...accounts].join('\n')}\n`;
}

function transaction(entry: JournalEntry, currency: CurrencyCode, find: AccountFinder): string {
  const { key, type, number } = entry.document;
  const day = businessDateOf(key) ?? entry.date;
  const postings = entry.lines.map((line) => {
    const amount = `${formatMinor(signedAmount(line), currency)} ${currency}`;
    const memo = line.memo === '' ? '' : `\n    memo: ${quoted(line.memo)}`;
    return `  ${find(line.account).path}  ${amount}${memo}`;
  });
  const metadata = [
    `  ext: ${quoted(key)}`,
    `  document: ${quoted(type)}`,
    `  document-number: ${quoted(number)}`,
    ...(day === entry.date ? [] : [`  business-date: ${day}`]),
  ];
  const lines = [`${entry.date} * ${quoted(entry.narration)}`, ...metadata, ...postings];
  return `\n${lines.join('\n')}\n`;
}

function quoted(text: string): string {
  return `"${onOneLine(text)
    .replaceAll('\\', String.raw`\\`)
    .replaceAll('"', String.raw`\"`)}"`;
}
