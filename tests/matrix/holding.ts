import { z } from 'zod';
import { anyOf, type Client } from '../../src-main/books/tryton/client.ts';
import { decimal, id, ids, maybeText, minorOf, text } from '../../src-main/books/tryton/wire.ts';
import type { DeliveryKey } from '../../src-shared/model/index.ts';
import { MYR } from '../support/builders.ts';
import { documentsOf, type Made } from './documents.ts';
import { effectOf, LOST_AND_FOUND, type Way, WITH_CUSTOMERS } from './effect.ts';
import { sumLines } from './judge.ts';

/** Something in the books that says whose it is. */
interface Found {
  /** A text that begins with a key, or a code of a party or an item. */
  readonly said: string;
  readonly line: string;
  /** Moves whose lines are of the same document. */
  readonly moves: readonly number[];
}

/** What the books hold of one document. */
export interface Holding {
  /** A line of text for each record. */
  readonly records: readonly string[];
  /** What its moves do to the accounts, where that is not what it says; null: it is. */
  readonly accounts: string | null;
}

interface Line {
  readonly move: number;
  readonly account: string;
  readonly amount: number;
}

const invoiceShape = {
  reference: maybeText,
  state: text,
  move: id.nullable(),
  total_amount: decimal,
  amount_to_pay: decimal,
} as const;

const SHIPMENTS = ['stock.shipment.internal', 'stock.shipment.out', 'stock.shipment.out.return'] as const;

/**
 * What Tryton holds of documents, asked by the test itself and past the adapter: a line of text for each
 * record that bears a document's key, whatever state it is in, and for each party and item that it alone
 * needs. The lines of two documents of one kind are the same.
 */
export async function holdingsOf(
  client: Client,
  all: readonly Made[],
): Promise<ReadonlyMap<DeliveryKey, Holding>> {
  const lines = await linesOf(client);
  const found = [
    ...(await invoices(client)),
    ...(await moves(client, lines)),
    ...(await shipments(client)),
    ...(await counts(client)),
    ...(await codes(client, all)),
  ];
  const bySaid = Map.groupBy(found, ({ said }) => said);
  return new Map(all.map((made) => [made.document.key, holdingOf(made, bySaid, lines)]));
}

function holdingOf(
  made: Made,
  bySaid: ReadonlyMap<string, readonly Found[]>,
  lines: ReadonlyMap<number, readonly Line[]>,
): Holding {
  const { total } = made.document;
  const keys = documentsOf(made).map(({ key }) => key);
  const own = [...keys, ...made.parties, ...made.items].flatMap((said) => bySaid.get(said) ?? []);
  const moved = [...new Set(own.flatMap((record) => record.moves))];
  const due = 'due' in made.document ? made.document.due : 0;
  // Amounts and new items are of one document; that they are its own is the same of all.
  const records = own.map(({ line }) =>
    made.items.reduce(
      (said, item) => said.replaceAll(item, 'its item'),
      line.replace(` of ${total}, due ${due}`, ' of its total, due as it is'),
    ),
  );
  return {
    records: records.toSorted(),
    accounts: effectOtherThan(
      made,
      moved.flatMap((move) => lines.get(move) ?? []),
    ),
  };
}

function effectOtherThan(made: Made, lines: readonly Line[]): string | null {
  const [wanted, found] = [
    sumLines(effectOf(documentsOf(made))).join(', '),
    sumLines(summed(lines)).join(', '),
  ];
  return wanted === found ? null : `${found === '' ? 'nothing' : found} instead of ${wanted}`;
}

function summed(lines: readonly Line[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { account, amount } of lines) sums.set(account, (sums.get(account) ?? 0) + amount);
  return sums;
}

/** Of a text that begins with a key, the key; of any other, nothing that a document has. */
function keyIn(said: string): string {
  return said.split(' ')[0] ?? '';
}

async function linesOf(client: Client): Promise<ReadonlyMap<number, readonly Line[]>> {
  const rows = await client.read(
    'account.move.line',
    [],
    { move: id, debit: decimal, credit: decimal, 'account.': z.object({ code: maybeText }) },
    { related: ['account.code'] },
  );
  const lines = rows.map(({ move, debit, credit, 'account.': { code } }) => ({
    move,
    account: code,
    amount: (minorOf(debit, MYR) ?? Number.NaN) - (minorOf(credit, MYR) ?? Number.NaN),
  }));
  return Map.groupBy(lines, ({ move }) => move);
}

async function invoices(client: Client): Promise<readonly Found[]> {
  const rows = await client.read('account.invoice', [], invoiceShape);
  return rows.map(({ reference, state, move, total_amount, amount_to_pay }) => {
    // Credit notes are negative invoices there.
    const [total, due] = [total_amount, amount_to_pay].map((amount) =>
      Math.abs(minorOf(amount, MYR) ?? Number.NaN),
    );
    return {
      said: reference,
      line: `invoice ${state} of ${total}, due ${due}`,
      moves: move === null ? [] : [move],
    };
  });
}

async function moves(client: Client, lines: ReadonlyMap<number, readonly Line[]>): Promise<readonly Found[]> {
  const rows = await client.read('account.move', [['description', '!=', null]], {
    id,
    state: text,
    description: maybeText,
  });
  return rows.map(({ id: move, state, description }) => {
    const accounts = (lines.get(move) ?? []).map(
      ({ account, amount }) => `${account}${amount < 0 ? '-' : '+'}`,
    );
    return {
      said: keyIn(description),
      line: `move ${state} ${accounts.toSorted().join(' ')}`,
      moves: [move],
    };
  });
}

const place = z
  .object({ type: text, code: maybeText, name: text })
  .transform(({ type, code, name }) =>
    type === 'customer' ? WITH_CUSTOMERS : type === 'lost_found' ? LOST_AND_FOUND : code || name,
  );

/** Goods on a way of theirs, and what has become of it. */
interface Moved extends Way {
  /** Empty: it is of no shipment. */
  readonly shipment: string;
  readonly state: string;
}

/** All moves of goods, whoever they are of. */
async function goodsMoved(client: Client): Promise<readonly Moved[]> {
  const rows = await client.read(
    'stock.move',
    [],
    {
      shipment: maybeText,
      state: text,
      quantity: z.number(),
      'product.': z.object({ code: maybeText }),
      'from_location.': place,
      'to_location.': place,
    },
    {
      related: [
        'product.code',
        ...['type', 'code', 'name'].flatMap((name) => [`from_location.${name}`, `to_location.${name}`]),
      ],
    },
  );
  return rows.map(
    ({ shipment, state, quantity, 'product.': { code }, 'from_location.': from, 'to_location.': to }) => ({
      shipment,
      state,
      item: code,
      from,
      to,
      quantity: Math.round(quantity * 1_000),
    }),
  );
}

/** What goods really did, by whatever record: what is not done yet is as if it were, and says so. */
export async function goodsWays(client: Client): Promise<readonly Way[]> {
  const moved = await goodsMoved(client);
  return moved
    .filter(({ state }) => state !== 'cancelled')
    .map(({ state, item, ...way }) => ({ ...way, item: state === 'done' ? item : `${item} (${state})` }));
}

async function shipments(client: Client): Promise<readonly Found[]> {
  const goods = Map.groupBy(await goodsMoved(client), ({ shipment }) => shipment);
  const found: Found[] = [];
  for (const model of SHIPMENTS) {
    for (const row of await client.read(model, [], { id, state: text, reference: maybeText })) {
      const ways = (goods.get(`${model},${row.id}`) ?? []).map(
        ({ item, from, to, quantity, state }) => `${quantity / 1_000} ${item} ${from} > ${to} ${state}`,
      );
      const line = `${model} ${row.state} with ${ways.toSorted().join(', ')}`;
      found.push({ said: keyIn(row.reference), line, moves: [] });
    }
  }
  return found;
}

async function counts(client: Client): Promise<readonly Found[]> {
  const rows = await client.read('stock.inventory', [], { state: text, number: maybeText, lines: ids });
  return rows.map(({ state, number, lines }) => ({
    said: keyIn(number),
    line: `count ${state} with ${lines.length} items`,
    moves: [],
  }));
}

/** Parties and items by their codes, and keys that stand among the identifiers of a party. */
async function codes(client: Client, all: readonly Made[]): Promise<readonly Found[]> {
  const wanted = all.flatMap(({ parties }) => parties);
  const named = anyOf([
    ['code', 'in', wanted],
    ['name', 'in', wanted],
  ]);
  const parties = await client.read('party.party', [named], { code: maybeText });
  const identifiers = await client.read('party.identifier', [], { code: text });
  const items = await client.read('product.product', [], { code: maybeText });
  const foundAs =
    (line: string) =>
    ({ code }: { readonly code: string }): Found => ({ said: code, line, moves: [] });
  return [
    ...parties.map(foundAs('party')),
    ...identifiers.map(foundAs('key of a party')),
    ...items.map(foundAs('item')),
  ];
}

/** Sums of all posted moves of the company by account, added up here. */
export async function accountSums(client: Client): Promise<ReadonlyMap<string, number>> {
  const posted = new Set(await client.search('account.move', [['state', '=', 'posted']]));
  const lines = await linesOf(client);
  return summed([...lines].flatMap(([move, of]) => (posted.has(move) ? of : [])));
}
