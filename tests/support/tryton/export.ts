import { z } from 'zod';
import type { Client } from '../../../src-main/books/tryton/client.ts';
import { date, decimal, id, maybeText, minorOf } from '../../../src-main/books/tryton/wire.ts';
import { type CurrencyCode, formatMinor, minor, type Minor } from '../../../src-shared/money/index.ts';

/** How many lines one answer of Tryton's has. */
const AT_ONCE = 5_000;

/** A posted move as Tryton has it. */
interface PostedMove {
  readonly id: number;
  readonly date: string;
  readonly number: string;
  readonly description: string;
  readonly lines: readonly { readonly account: string; readonly amount: Minor }[];
}

/** Journals of all that is posted in Tryton, made of its own answers and none of the program's exporters. */
export interface Journals {
  readonly moves: number;
  readonly hledger: string;
  readonly beancount: string;
  /** The name of each account in both journals, with its number. */
  readonly accounts: ReadonlyMap<string, string>;
}

/** Reads every posted move over the API and writes both journals. */
export async function exportMoves(client: Client, currency: CurrencyCode): Promise<Journals> {
  const accounts = await client.read(
    'account.account',
    [['type', '!=', null]],
    {
      id,
      code: maybeText,
      name: maybeText,
      'type.': z.object({ statement: z.string().nullable() }),
    },
    { related: ['type.statement'] },
  );
  const names = new Map(
    accounts.map((row) => {
      const root = row['type.'].statement === 'income' ? 'Income' : 'Assets';
      return [row.id, { name: `${root}:${plain(`${row.code} ${row.name}`)}`, code: row.code }];
    }),
  );
  const moves = await postedMoves(client, currency, (account) => names.get(account)?.name ?? '');
  return {
    moves: moves.length,
    hledger: hledgerOf(moves, [...names.values()], currency),
    beancount: beancountOf(moves, [...names.values()], currency),
    accounts: new Map([...names.values()].map(({ name, code }) => [name, code])),
  };
}

async function postedMoves(
  client: Client,
  currency: CurrencyCode,
  nameOf: (account: number) => string,
): Promise<readonly PostedMove[]> {
  const heads = await client.read(
    'account.move',
    [['state', '=', 'posted']],
    { id, date, post_number: maybeText, description: maybeText },
    {
      order: [
        ['date', 'ASC'],
        ['id', 'ASC'],
      ],
    },
  );
  const lines = new Map<number, { account: string; amount: Minor }[]>();
  for (let after = 0; ;) {
    const page = await client.read(
      'account.move.line',
      [
        ['move.state', '=', 'posted'],
        ['id', '>', after],
      ],
      { id, move: id, account: id, debit: decimal, credit: decimal },
      { limit: AT_ONCE },
    );
    for (const row of page) {
      const amount = minor(centsOf(row.debit, currency) - centsOf(row.credit, currency));
      const known = lines.get(row.move);
      const line = { account: nameOf(row.account), amount };
      if (known === undefined) lines.set(row.move, [line]);
      else known.push(line);
    }
    const last = page.at(-1);
    if (last === undefined) break;
    after = last.id;
  }
  return heads.map((head) => ({
    id: head.id,
    date: head.date,
    number: head.post_number,
    description: head.description,
    lines: lines.get(head.id) ?? [],
  }));
}

function centsOf(text: string, currency: CurrencyCode): Minor {
  const amount = minorOf(text, currency);
  if (amount === null) throw new RangeError(`${text} is no amount of ${currency}`);
  return amount;
}

/** As both programs take a part of an account's name. */
function plain(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9]+/gu, '-').replaceAll(/^-|-$/gu, '');
}

function said(text: string): string {
  return text.replaceAll(/[^\w ./#:%-]/gu, ' ').trim();
}

function hledgerOf(
  moves: readonly PostedMove[],
  accounts: readonly { readonly name: string }[],
  currency: CurrencyCode,
): string {
  const head = `decimal-mark .\ncommodity 1000.000000 ${currency}\n`;
  const declared = accounts.map(({ name }) => `account ${name}\n`).join('');
  const written = moves.map((move) => {
    const lines = move.lines.map(
      ({ account, amount }) => `    ${account}  ${formatMinor(amount, currency)} ${currency}\n`,
    );
    return `\n${move.date} * (${move.number}) ${said(move.description).replaceAll(':', '.')}\n${lines.join('')}`;
  });
  return `${head}${declared}${written.join('')}`;
}

function beancountOf(
  moves: readonly PostedMove[],
  accounts: readonly { readonly name: string }[],
  currency: CurrencyCode,
): string {
  const head = `option "operating_currency" "${currency}"\noption "inferred_tolerance_multiplier" "0"\n`;
  const opened = accounts.map(({ name }) => `2000-01-01 open ${name} ${currency}\n`).join('');
  const written = moves.map((move) => {
    const lines = move.lines.map(
      ({ account, amount }) => `  ${account}  ${formatMinor(amount, currency)} ${currency}\n`,
    );
    return `\n${move.date} * "${said(move.description)}"\n  move: "${move.id}"\n${lines.join('')}`;
  });
  return `${head}${opened}${written.join('')}`;
}
