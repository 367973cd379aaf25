import { loadavg } from 'node:os';
import path from 'node:path';
import { buildOnce } from '../../../src-main/hosts/build/build.mjs';
import type { RequestInput } from '../../../src-shared/ipc/contract.ts';
import { SHARED_CAUSE_KEY, seedDeliveries } from '../../support/many-deliveries.ts';
import { enterByLink, type LoopbackClient } from '../../support/loopback-client.ts';
import { startHost } from '../../support/loopback-host.ts';
import { makeShop, openShop } from '../bench-shop.ts';
import { type BenchCase, type CaseResult, Laps, percentile, type Scale } from '../measure.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
/** How often each question is asked. */
const TIMES = 40;
const LIMIT_MS = 150;

type Question = readonly [name: string, ask: (window: LoopbackClient) => Promise<unknown>];

const rows = (input: RequestInput<'status.rows'>) => (window: LoopbackClient) =>
  window.call('status.rows', input);

/** As the window asks them. */
const QUESTIONS: readonly Question[] = [
  ['panel', (window) => window.call('status.panel', {})],
  ['first page', rows({})],
  ['filter: failed', rows({ statuses: ['failed'] })],
  ['filter: transfers', rows({ kinds: ['transfers'] })],
  [
    'filter: held transfers of a location',
    rows({ kinds: ['transfers'], statuses: ['held'], location: 'Location 4' }),
  ],
  ['filter: a month', rows({ from: '2025-03-01', to: '2025-03-31' })],
  ['filter: a month, failed', rows({ statuses: ['failed'], from: '2025-03-01', to: '2025-03-31' })],
  ['filter: one cause', rows({ cause: SHARED_CAUSE_KEY })],
  ['filter: a number', rows({ search: 'doc-04' })],
  ['filter: a running number', rows({ search: '421' })],
  ['filter: nothing there', rows({ search: 'no such number' })],
  ['sort: number', rows({ sort: { by: 'number' } })],
  ['sort: location', rows({ sort: { by: 'location' } })],
  ['sort: amount, largest first', rows({ sort: { by: 'amount', descending: true } })],
  ['sort: last tried', rows({ sort: { by: 'tried', descending: true } })],
  ['sort: amount of what failed', rows({ statuses: ['failed'], sort: { by: 'amount', descending: true } })],
  ['sort: amount of a location', rows({ location: 'Location 3', sort: { by: 'amount', descending: true } })],
  ['jump to the last failure', jump],
];

/** As the window does it: which row, the page that begins with it, and all that is known of it. */
async function jump(window: LoopbackClient): Promise<void> {
  const { row } = await window.call('status.last-failure', {});
  if (row === null) throw new Error('Nothing has failed');
  await window.call('status.rows', { startAt: row.id });
  await window.call('status.row', { id: row.id });
}

/** How soon the table of a million deliveries answers over the window's own way to the engine. */
export const statusCase: BenchCase = {
  name: 'status',
  async run(scale) {
    await buildOnce({ root: ROOT, log: console.error });
    const laps = new Laps();
    const made = makeShop();
    // Where the host looks when it is told nothing but the folder.
    const shop = { ...made, ledger: path.join(made.home, 'ledger.daybook') };
    const load = loadavg()[0] ?? 0;
    try {
      const { services } = await openShop(shop);
      await services.ledger.close();
      await laps.time('making the deliveries', () => seedDeliveries(shop.ledger, scale.statusRows));
      const host = await startHost({ data: shop.home });
      const window = await enterByLink(host.link);
      for (const [name, ask] of QUESTIONS) {
        // The first one finds nothing in memory: it counts like any other.
        for (let time = 0; time < TIMES; time += 1) await laps.time(name, () => ask(window));
      }
      window.close();
      await host.stop();
    } finally {
      shop.remove();
    }
    return resultOf(laps, scale, load);
  },
};

function resultOf(laps: Laps, scale: Scale, load: number): CaseResult {
  const words = QUESTIONS.map(([name]) => {
    const all = laps.all(name);
    const [p50, p95, max] = [0.5, 0.95, 1].map((share) => percentile(all, share).toFixed(1));
    return `  ${name.padEnd(38)} p50 ${p50} ms, p95 ${p95} ms, max ${max} ms`;
  });
  const names = new Set(QUESTIONS.map(([name]) => name));
  return {
    title: [
      `status: ${scale.statusRows.toLocaleString('en')} deliveries, ${TIMES} times each, load before ${load.toFixed(1)}`,
      ...words,
    ].join('\n'),
    stages: laps.stages().filter(({ name }) => !names.has(name)),
    limits: QUESTIONS.map(([name]) => ({
      what: `${name}, 95 of 100`,
      value: percentile(laps.all(name), 0.95),
      limit: LIMIT_MS,
      unit: 'ms',
    })),
  };
}
