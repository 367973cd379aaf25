import { copyFileSync, utimesSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildOnce } from '../../../src-main/hosts/build/build.mjs';
import { openEngineLink } from '../../../src-main/link/open-link.ts';
import { workerEngines } from '../../../src-main/link/worker-transport.ts';
import { RESOURCES } from '../../support/shop.ts';
import { enterByLink, type LoopbackClient } from '../../support/loopback-client.ts';
import { startHost } from '../../support/loopback-host.ts';
import { type BenchShop, makeShop, openShop } from '../bench-shop.ts';
import { type BenchCase, type CaseResult, Laps, type Limit, percentile, type Scale } from '../measure.ts';
import { openPages } from '../open-pages.ts';
import { writeTillFile } from '../till-file.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const LINES = 4;
const ROWS_PER_ORDER = LINES + 1;
/** So many that two million rows end before today: days that still run are looked at more closely. */
const ORDERS_PER_DAY = 300;
/** Rows that a till has spoilt, for the import report. */
const SPOILT_ROWS = 500;
/** Of all queries together. */
const PER_SECOND = 10;
const STREAM = 'Tills';
/** Those that the promise is about; the orders of a day come beside its detail. */
const NAMED = ['digests.list', 'digests.show', 'imports.show', 'books.trial-balance'];

const ENGINE = 'engine started to the first digest list';
const PAGE = 'page opened to the first row';

/** What a window asks while a large file comes in, how soon it can ask, and how soon it shows. */
export const windowCase: BenchCase = {
  name: 'window',
  async run(scale) {
    await buildOnce({ root: ROOT, log: console.error });
    const laps = new Laps();
    const made = makeShop();
    // Where the host looks when it is told nothing but the folder.
    const shop = { ...made, ledger: path.join(made.home, 'ledger.daybook') };
    const load = loadavg()[0] ?? 0;
    try {
      await connect(shop);
      const host = await startHost({ data: shop.home });
      const window = await enterByLink(host.link);
      const orders = Math.floor(scale.windowRows / ROWS_PER_ORDER);
      writeTill(shop, 'till-1.csv', { orders, firstOrder: 0 });
      writeSpoilt(shop);
      await laps.time('filling the ledger', () => sync(window));
      writeTill(shop, 'till-2.csv', { orders, firstOrder: orders });
      await laps.time('the sync that the queries run beside', () => askBeside(window, laps));
      window.close();
      await host.stop();
      for (let run = 0; run < scale.runs; run += 1) laps.add(ENGINE, await firstList(shop));
      for (const ms of await openPages(shop.home, scale.runs)) laps.add(PAGE, ms);
    } finally {
      shop.remove();
    }
    return resultOf(laps, scale, load);
  },
};

async function connect(shop: BenchShop): Promise<void> {
  const { services } = await openShop(shop);
  await services.ledger.close();
}

function writeTill(
  shop: BenchShop,
  name: string,
  which: { readonly orders: number; readonly firstOrder: number },
): void {
  const shape = { linesPerOrder: LINES, ordersPerDay: ORDERS_PER_DAY, seed: 17, changedOrder: null };
  // Written elsewhere: a watched folder must not see half a file.
  const part = path.join(shop.home, name);
  writeTillFile(part, { ...shape, ...which });
  copyFileSync(part, path.join(shop.folder, name));
  utimesSync(path.join(shop.folder, name), 1_700_000_000, 1_700_000_000);
}

function writeSpoilt(shop: BenchShop): void {
  const rows = Array.from(
    { length: SPOILT_ROWS },
    (_, row) => `line,sale,X${row},X${row},Main,,2023-02-31 10:00:00,MYR,1.00,A,A,1,1.00,0,1.00,0,1.00,SR,,,`,
  );
  const header =
    'row,kind,id,number,location,register,date_time,currency,total,sku,name,quantity,unit_price,discount,net,tax,line_total,tax_code,cost,method,amount';
  const file = path.join(shop.folder, 'spoilt.csv');
  writeFileSync(file, [header, ...rows].join('\n'));
  utimesSync(file, 1_700_000_000, 1_700_000_000);
}

async function sync(window: LoopbackClient): Promise<void> {
  await window.finish(await window.start('sync.run', { stream: STREAM }));
}

/** Asks at a steady pace, one query after the other in turn, whether or not the one before has answered. */
async function askBeside(window: LoopbackClient, laps: Laps): Promise<void> {
  const { digests } = await window.call('digests.list', {});
  const { imports } = await window.call('imports.list', {});
  const spoilt = imports.find(({ documents }) => documents.rejected > 0)?.id ?? '';
  const idAt = (turn: number): string => digests[turn % digests.length]?.id ?? '';
  // As the window asks them.
  const questions: readonly (readonly [string, (turn: number) => Promise<unknown>])[] = [
    ['digests.list', () => window.call('digests.list', { sort: { by: 'date', descending: true } })],
    ['digests.show', (turn) => window.call('digests.show', { id: idAt(turn), limit: 1 })],
    ['digests.orders', (turn) => window.call('digests.orders', { id: idAt(turn) })],
    ['imports.show', () => window.call('imports.show', { id: spoilt })],
    ['books.trial-balance', () => window.call('books.trial-balance', {})],
  ];
  const asked: Promise<unknown>[] = [];
  let turn = 0;
  const task = await window.start('sync.run', { stream: STREAM });
  const pace = setInterval(() => {
    const [name, ask] = questions[turn % questions.length] ?? ['', () => Promise.resolve()];
    const round = Math.floor(turn / questions.length);
    asked.push(laps.time(name, () => ask(round)));
    turn += 1;
  }, 1000 / PER_SECOND);
  try {
    await window.finish(task);
  } finally {
    clearInterval(pace);
  }
  await Promise.all(asked);
}

/** Milliseconds from starting the engine's threads to the first page of digests. */
async function firstList(shop: BenchShop): Promise<number> {
  const begun = performance.now();
  const link = openEngineLink({
    start: workerEngines(pathToFileURL(path.join(ROOT, 'out/main/engine.js'))),
    ledger: shop.ledger,
    resources: RESOURCES,
    programVersion: 'bench',
    logs: path.join(shop.home, 'logs'),
    host: {
      secrets: { get: () => Promise.reject(), set: () => Promise.reject(), remove: () => Promise.reject() },
      notify: () => Promise.resolve(),
    },
  });
  const reply = await link.call('digests.list', {
    sort: { by: 'date', descending: true },
    cursor: null,
    limit: 200,
  });
  const ms = performance.now() - begun;
  await link.close();
  if (!reply.ok) throw new Error(JSON.stringify(reply.failure));
  return ms;
}

function resultOf(laps: Laps, scale: Scale, load: number): CaseResult {
  const queries = [...NAMED, 'digests.orders'];
  const rows = scale.windowRows.toLocaleString('en');
  const words = queries.map((name) => {
    const all = laps.all(name);
    const [p50, p95, max] = [0.5, 0.95, 1].map((share) => percentile(all, share).toFixed(1));
    return `  ${name.padEnd(22)} ${all.length} times, p50 ${p50} ms, p95 ${p95} ms, max ${max} ms`;
  });
  const limits = NAMED.flatMap((name): Limit[] => [
    { what: `${name}, 95 of 100`, value: percentile(laps.all(name), 0.95), limit: 50, unit: 'ms' },
    { what: `${name}, every one`, value: percentile(laps.all(name), 1), limit: 250, unit: 'ms' },
  ]);
  return {
    title: [
      `window: ${PER_SECOND} queries a second while ${rows} rows come into a ledger of ${rows}, load before ${load.toFixed(1)}`,
      ...words,
    ].join('\n'),
    stages: laps.stages().filter(({ name }) => !queries.includes(name)),
    limits: [
      // Small amounts would prove nothing about these.
      ...(scale.isFull ? limits : []),
      { what: ENGINE, value: laps.median(ENGINE), limit: 700, unit: 'ms' },
      { what: PAGE, value: laps.median(PAGE), limit: 600, unit: 'ms' },
    ],
  };
}
