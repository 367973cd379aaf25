import { type CurrencyCode, exponentOf, formatMinor } from '../../src-shared/money/index.ts';
import { businessDateOf } from '../../src-shared/model/index.ts';
import type { JournalEntry, JournalExport } from '../core/ports/index.ts';
import { type AccountFinder, accountFinder, onOneLine, signedAmount } from './chart.ts';

/**
 * hledger balances an entry at the precision its commodity is declared with, so one that is out by
 * half a cent would pass at two decimals. Four more than the currency has let nothing through.
 */
const EXTRA_DECIMALS = 4;

/**
 * A journal that `hledger check -s` accepts. Each transaction has its document's key in the tag
 * `ext`, and in `of` the business day that it is about where it counts on another one.
 */
export async function* writeHledger(journal: JournalExport): AsyncGenerator<string, void, undefined> {
  const { chart, currency } = journal;
  yield header(journal);
  for (const { path, name } of chart) yield `account ${path}  ; ${comment(name)}\n`;
  const find = accountFinder(chart);
  for await (const entry of journal.entries) yield transaction(entry, currency, find);
}

function header({ title, currency }: JournalExport): string {
  const decimals = '0'.repeat(exponentOf(currency) + EXTRA_DECIMALS);
  return `; ${onOneLine(title)}\ndecimal-mark .\ncommodity 1000.${decimals} ${currency}\n\n`;
}

function transaction(entry: JournalEntry, currency: CurrencyCode, find: AccountFinder): string {
  const { document } = entry;
  const first = `${entry.date} * (${code(document.number)}) ${description(entry.narration)}`.trimEnd();
  const day = businessDateOf(document.key) ?? entry.date;
  const of = day === entry.date ? '' : `, of:${day}`;
  const tags = `    ; ext:${tagValue(document.key)}, type:${tagValue(document.type)}${of}`;
  const postings = entry.lines.map((line) => {
    const memo = comment(line.memo);
    const amount = `${formatMinor(signedAmount(line), currency)} ${currency}`;
    return `    ${find(line.account).path}  ${amount}${memo === '' ? '' : `  ; ${memo}`}`;
  });
  return `\n${[first, tags, ...postings].join('\n')}\n`;
}

// hledger has no escapes: what would end or split a field is replaced by its nearest harmless neighbour.

/** In a description `;` begins a comment and `|` ends the payee. */
function description(text: string): string {
  return onOneLine(text).replaceAll(';', ',').replaceAll('|', '/');
}

/** A code ends at its closing bracket. */
function code(text: string): string {
  return onOneLine(text).replaceAll('(', '[').replaceAll(')', ']').replaceAll(';', ',');
}

/** `word:` is a tag, where `date:` moves the posting to another day; so does a date in square brackets. */
function comment(text: string): string {
  return onOneLine(text).replaceAll(':', ' :').replaceAll('[', '(').replaceAll(']', ')');
}

/** A tag's value ends at a comma; keys already write what they cannot contain as %XX. */
function tagValue(text: string): string {
  return onOneLine(text).replaceAll(',', '%2C');
}
