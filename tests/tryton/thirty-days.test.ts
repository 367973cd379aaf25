import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTrytonBooks } from '../../src-main/books/tryton/books.ts';
import { beyondBooks } from '../../src-main/core/delivery/capable.ts';
import { type Unclaimed, unclaimedOf } from '../../src-main/core/delivery/claims.ts';
import type { Books } from '../../src-main/core/ports/index.ts';
import { createHttpClient, systemClock } from '../../src-main/platform/index.ts';
import { currencyCode, formatMinor, minor } from '../../src-shared/money/index.ts';
import { runOnFile } from '../exports/run-tool.ts';
import { requireTool } from '../support/requires.ts';
import { clientOf, POS_USER, SAMPLE_STORE } from '../support/tryton/company.ts';
import { type Delivered, StoreDays } from '../support/tryton/days.ts';
import { exportMoves, type Journals } from '../support/tryton/export.ts';
import { startTryton, type TrytonServer } from '../support/tryton/server.ts';

const DAYS = Number(process.env['DAYBOOK_TRYTON_DAYS'] ?? 3);
const AUD = currencyCode('AUD');
const tools = { hledger: requireTool('hledger'), beancount: requireTool('beancount') };
/** A busy machine posts a day in half a minute. */
const LIMIT_MS = 120_000 + DAYS * 90_000;

describe.skipIf(!requireTool('tryton').available)(`${DAYS} days of the sample store in Tryton`, () => {
  let server: TrytonServer;
  let books: Books;
  let there: StoreDays;
  let here: StoreDays;
  let sent: readonly Delivered[];
  let ours: ReadonlyMap<string, number>;
  let theirs: ReadonlyMap<string, number>;
  let journals: Journals;
  const unclaimed = new Map<string, Unclaimed>();

  beforeAll(async () => {
    there = new StoreDays();
    here = new StoreDays();
    server = await startTryton(SAMPLE_STORE);
    const { url, database } = server;
    let toSay = 100;
    await here.post(DAYS, { system: 'embedded', currency: AUD });
    await there.post(DAYS, { system: 'tryton', url, database, ...POS_USER }, (done) => {
      if (done >= toSay) {
        say(`${done} documents on their way`);
        toSay = done + 100;
      }
    });
    sent = there.delivered();
    ours = here.balances();
    books = createTrytonBooks({
      http: createHttpClient(),
      clock: systemClock({}),
      url,
      database,
      user: POS_USER.user,
      password: () => Promise.resolve(POS_USER.password),
      currency: AUD,
    });
    theirs = new Map((await books.balances(null)).map(({ account, balance }) => [account, balance]));
    journals = await exportMoves(clientOf(server, POS_USER), AUD);
    for (const { document } of sent) {
      for (const [account, why] of unclaimedOf(document, books.capabilities)) unclaimed.set(account, why);
    }
  }, LIMIT_MS);
  afterAll(async () => {
    await server.remove();
    there.remove();
    here.remove();
  });

  test('the same documents were made for both books, and every one is there or is listed with its reason', () => {
    const keysOf = (rows: readonly Delivered[]) => rows.map(({ document }) => document.key).toSorted();
    expect(keysOf(sent)).toEqual(keysOf(here.delivered()));
    const expected = sent.map(({ document }) => {
      const beyond = beyondBooks({ key: document.key, document }, books.capabilities);
      return beyond === null ? [document.key, 'succeeded', null] : [document.key, 'held', codeOf(beyond)];
    });
    expect(sent.map(({ document, state, cause }) => [document.key, state, cause?.code ?? null])).toEqual(
      expected,
    );
    for (const [what, count] of tally(sent.map(kindOf))) say(`${count} ${what}`);
  });

  test(
    'each document is there once, and there are as many of each kind as in our books',
    async () => {
      const delivered = sent.filter(({ state }) => state === 'succeeded').map(({ document }) => document);
      const { batch } = books.capabilities.limits;
      const found = new Set<string>();
      for (let at = 0; at < delivered.length; at += batch) {
        const keys = delivered.slice(at, at + batch).map(({ key }) => key);
        for (const key of (await books.find(keys)).keys()) found.add(key);
      }
      const thereOf = tally(delivered.filter(({ key }) => found.has(key)).map(({ type }) => type));
      const taken = here.documents().filter(({ type }) => books.capabilities.types.has(type));
      expect(thereOf).toEqual(tally(taken.map(({ type }) => type)));
    },
    LIMIT_MS,
  );

  test('every balance that Tryton claims is ours, and the others differ by what only our books add', () => {
    const byDocuments = new Map<string, number>();
    for (const { document } of here.delivered()) {
      // A person has not posted it yet, here as little as there.
      if ('state' in document && (document.state === 'pending' || document.state === 'inactive')) continue;
      for (const { account, side, amount } of document.entries.flatMap(({ lines }) => lines)) {
        byDocuments.set(account, (byDocuments.get(account) ?? 0) + (side === 'debit' ? amount : -amount));
      }
    }
    const accounts = [...new Set([...ours.keys(), ...theirs.keys()])].toSorted();
    const claimed = accounts.filter((account) => !unclaimed.has(account));
    expect(claimed.length).toBeGreaterThan(10);
    const of = (balances: ReadonlyMap<string, number>, among: readonly string[]) =>
      Object.fromEntries(among.map((account) => [account, balances.get(account) ?? 0]));
    expect(of(theirs, claimed)).toEqual(of(ours, claimed));
    expect(of(theirs, accounts)).toEqual(of(byDocuments, accounts));
    for (const account of accounts) {
      const [mine, its] = [ours, theirs].map((all) => formatMinor(minor(all.get(account) ?? 0), AUD));
      say(`${account}: ours ${mine}, Tryton's ${its}, ${unclaimed.get(account) ?? 'claimed'}`);
    }
  });

  test('what is not claimed is what goods without values leave out, and no more', () => {
    const differing = [...ours].filter(([account, balance]) => theirs.get(account) !== balance);
    expect([...unclaimed.keys()]).toEqual(expect.arrayContaining(differing.map(([account]) => account)));
    expect(differing.length).toBeGreaterThan(0);
    // Books that kept goods with their value would claim everything.
    const all = sent.flatMap(({ document }) => [...unclaimedOf(document, { stock: 'values' })]);
    expect(all).toEqual([]);
  });

  test(
    'goods are where our books have them, item by item and shop by shop',
    async () => {
      const stock = new Map(
        (await books.stockOnHand()).map(({ sku, location, quantity }) => [`${location} ${sku}`, quantity]),
      );
      expect(here.stock().size).toBeGreaterThan(50);
      expect(Object.fromEntries(stock)).toEqual(Object.fromEntries(here.stock()));
    },
    LIMIT_MS,
  );

  test.skipIf(!tools.hledger.available)(
    'hledger finds what Tryton gives out in order, and the same balances',
    () => {
      const { command } = tools.hledger;
      const run = (...args: readonly string[]) =>
        runOnFile(command, journals.hledger, 'tryton.journal', (file) => ['-f', file, ...args]);
      expect(run('check', '-s')).toMatchObject({ status: 0, errors: '' });
      const { output } = run('bal', '-N', '--flat', '-O', 'csv', '--layout', 'bare');
      const rows = output.split('\n').slice(1);
      const balances = rows.flatMap((row): [string, number][] => {
        const [name = '', , amount = ''] = row.split(',').map((cell) => cell.replaceAll('"', ''));
        const number = journals.accounts.get(name) ?? '';
        return number === '' || amount === '' ? [] : [[number, Math.round(Number(amount) * 100)]];
      });
      expect(Object.fromEntries(balances)).toEqual(Object.fromEntries(theirs));
      say(`${journals.moves} moves read out of Tryton`);
    },
  );

  test.skipIf(!tools.beancount.available)('bean-check finds it in order, down to the last cent', () => {
    const { command } = tools.beancount;
    const asserted = [...journals.accounts].flatMap(([name, number]) => {
      const balance = number === '' ? undefined : (theirs.get(number) ?? 0);
      return balance === undefined
        ? []
        : [`2027-01-01 balance ${name} ${formatMinor(minor(balance), AUD)} AUD\n`];
    });
    const check = (text: string) => runOnFile(command, text, 'tryton.beancount', (file) => ['-C', file]);
    const text = `${journals.beancount}\n${asserted.join('')}`;
    expect(check(text)).toMatchObject({ status: 0 });
    // It would say so.
    expect(check(text.replace(/balance (\S+) (-?)(\d)/u, 'balance $1 $29$3'))).not.toMatchObject({
      status: 0,
    });
  });
});

function kindOf({ document: { type }, state, cause }: Delivered): string {
  return cause === null ? `${type}: ${state}` : `${type}: ${state}, ${cause.code}`;
}

function codeOf(beyond: NonNullable<ReturnType<typeof beyondBooks>>): string | null {
  return 'cause' in beyond ? (beyond.cause?.code ?? null) : null;
}

function tally(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names.toSorted()) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function say(line: string): void {
  if (process.env['DAYBOOK_TRYTON_DAYS'] !== undefined) process.stdout.write(`${line}\n`);
}
