import { loadavg } from 'node:os';
import path from 'node:path';
import { buildOnce } from '../../../src-main/hosts/build/build.mjs';
import { systemClock } from '../../../src-main/platform/index.ts';
import { LOOKED_BACK_DAYS } from '../../../src-main/core/completeness/days.ts';
import { SHOWN_DAYS } from '../../../src-main/sync/completeness.ts';
import { today } from '../../../src-main/sync/today.ts';
import { addDays, zoneId } from '../../../src-shared/time/index.ts';
import { enterByLink, type LoopbackClient } from '../../support/loopback-client.ts';
import { startHost } from '../../support/loopback-host.ts';
import { readReceipts, seedReceipts, touchImports } from '../../support/many-receipts.ts';
import { makeShop, openShop } from '../bench-shop.ts';
import { TILL_ZONE } from '../till-file.ts';
import { type BenchCase, type CaseResult, Laps, type Limit, percentile, type Scale } from '../measure.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const SHOPS = 20;
const DAYS = 365;
const WINDOW_DAYS = 92;
/** How often each is asked after an import, and how often after that. */
const TIMES = 5;
const TIMES_KEPT = 4;
const LIMIT_MS = 250;
/** Against reading each of its receipts once, which nobody can do without. */
const MOST_OF_FLOOR = 8;
const MAX_REPLY_MB = 1;

interface Question {
  readonly name: string;
  /** Whose receipts are looked at. */
  readonly days: number;
  readonly ask: (window: LoopbackClient) => Promise<unknown>;
}

const YESTERDAY = addDays(today(systemClock({}), zoneId(TILL_ZONE)), -1);
const lastDays = (days: number) => ({ from: addDays(YESTERDAY, 1 - days), to: YESTERDAY });

/** As the window asks them. */
const QUESTIONS: readonly Question[] = [
  { name: 'attention', days: SHOWN_DAYS, ask: (window) => window.call('attention.list', {}) },
  { name: 'the last five weeks', days: SHOWN_DAYS, ask: (window) => window.call('completeness.list', {}) },
  {
    name: 'three months',
    days: WINDOW_DAYS,
    ask: (window) => window.call('completeness.list', lastDays(WINDOW_DAYS)),
  },
  { name: 'a year', days: DAYS, ask: (window) => window.call('completeness.list', lastDays(DAYS)) },
];

/** How soon it is said what may be missing of twenty shops' year: after an import, and while nothing changes. */
export const completenessCase: BenchCase = {
  name: 'completeness',
  async run(scale) {
    await buildOnce({ root: ROOT, log: console.error });
    const laps = new Laps();
    const made = makeShop();
    // Where the host looks when it is told nothing but the folder.
    const shop = { ...made, ledger: path.join(made.home, 'ledger.daybook') };
    const load = loadavg()[0] ?? 0;
    let longest = 0;
    try {
      const { services } = await openShop(shop);
      await services.ledger.close();
      const many = { shops: SHOPS, days: DAYS, perDay: scale.receiptsPerDay, last: YESTERDAY };
      await laps.time('making the receipts', () => seedReceipts(shop.ledger, many));
      for (const days of new Set(QUESTIONS.map((question) => question.days))) {
        const from = addDays(YESTERDAY, 1 - days - LOOKED_BACK_DAYS);
        for (let time = 0; time < TIMES; time += 1) {
          await laps.time(floorOf(days), () => readReceipts(shop.ledger, from));
        }
      }
      const host = await startHost({ data: shop.home });
      try {
        longest = await askAll(await enterByLink(host.link), shop.ledger, laps);
      } finally {
        await host.stop();
      }
    } finally {
      shop.remove();
    }
    return resultOf(laps, scale, { load, longest });
  },
};

/** @returns how many megabytes the longest reply has */
async function askAll(window: LoopbackClient, ledger: string, laps: Laps): Promise<number> {
  let longest = 0;
  for (const { name, ask } of QUESTIONS) {
    for (let time = 0; time < TIMES; time += 1) {
      touchImports(ledger);
      const answer = await laps.time(anew(name), () => ask(window));
      longest = Math.max(longest, JSON.stringify(answer).length / 1_000_000);
      for (let kept = 0; kept < TIMES_KEPT; kept += 1) await laps.time(name, () => ask(window));
    }
  }
  window.close();
  return longest;
}

function floorOf(days: number): string {
  return `reading the receipts of ${days} days`;
}

function anew(name: string): string {
  return `${name}, after an import`;
}

function resultOf(
  laps: Laps,
  scale: Scale,
  { load, longest }: { readonly load: number; readonly longest: number },
): CaseResult {
  const names = QUESTIONS.flatMap(({ name }) => [anew(name), name]);
  const words = names.map((name) => {
    const all = laps.all(name);
    const [p50, p95, max] = [0.5, 0.95, 1].map((share) => percentile(all, share).toFixed(1));
    return `  ${name.padEnd(42)} p50 ${p50} ms, p95 ${p95} ms, max ${max} ms`;
  });
  const receipts = (SHOPS * DAYS * scale.receiptsPerDay).toLocaleString('en');
  return {
    title: [
      `completeness: ${SHOPS} shops, ${DAYS} days, ${receipts} receipts, load before ${load.toFixed(1)}`,
      ...words,
    ].join('\n'),
    stages: laps.stages().filter(({ name }) => !names.includes(name)),
    limits: [
      ...QUESTIONS.flatMap(({ name, days }): Limit[] => [
        {
          what: `${anew(name)}, against reading them once`,
          value: laps.median(anew(name)) / laps.median(floorOf(days)),
          limit: MOST_OF_FLOOR,
          unit: '×',
        },
        // The window asks for no more days at once.
        ...(days > WINDOW_DAYS
          ? []
          : [
              {
                what: `${name}, 95 of 100`,
                value: percentile(laps.all(name), 0.95),
                limit: LIMIT_MS,
                unit: 'ms',
              } as const,
            ]),
      ]),
      { what: 'the longest reply', value: longest, limit: MAX_REPLY_MB, unit: 'MB' },
    ],
  };
}
