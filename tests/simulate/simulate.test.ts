import { rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Fault, FAULTS } from './faults.ts';
import { scratchFolder } from './machine.ts';
import type { Mutant } from './mutants.ts';
import * as mutants from './mutants.ts';
import { inWords, isGood, replayOf, seedsOf, Tally } from './report.ts';
import { simulateSafely, smallestPrefix } from './shrink.ts';
import { type Outcome, simulate } from './simulate.ts';
import { drawStory } from './story.ts';

// Stories by the dozen, on a machine that may do other things beside.
vi.setConfig({ testTimeout: 240_000 });

let folder: string;
beforeAll(() => {
  folder = scratchFolder();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => void vi.restoreAllMocks());

async function told(seed: number): Promise<readonly string[]> {
  const lines: string[] = [];
  const { wrong, faults } = await simulate(seed, { folder, trace: (line) => lines.push(line) });
  return [...lines, ...wrong, JSON.stringify([...faults])];
}

test('a seed is one story, whatever the clock on the wall and whatever chance says', async () => {
  const seeds = [11, 112, 3002];
  const first = [];
  for (const seed of seeds) first.push(await told(seed));
  const day = Date.now();
  vi.spyOn(Date, 'now').mockImplementation(() => day + 400 * 86_400_000);
  vi.spyOn(Math, 'random').mockImplementation(() => 0.123);
  // The other way round, so that nothing is left of the story before.
  const second = [];
  for (const seed of seeds.toReversed()) second.push(await told(seed));
  expect(second.toReversed()).toEqual(first);
  expect(first.every((lines) => lines.length > 5)).toBe(true);
});

test('its first steps are a story too, and the rest of it changes nothing about them', () => {
  const whole = drawStory(12);
  expect(whole.steps.length).toBeGreaterThan(8);
  expect(drawStory(12, 5).steps).toEqual(whole.steps.slice(0, 5));
  expect(drawStory(12).steps).toEqual(whole.steps);
});

/** How many stories are tried for one that notices. */
const MOST = 60;

/** The first story that a mutant ends badly. @throws RangeError when none of so many does */
async function firstRed(replace: Mutant, from = 1): Promise<Outcome> {
  for (let seed = from; seed < from + MOST; seed += 1) {
    const outcome = await simulateSafely(seed, { folder, replace });
    if (outcome.wrong.length > 0) return outcome;
  }
  throw new RangeError(`None of ${MOST} stories has noticed`);
}

describe('a guard that is taken out is noticed', () => {
  test.each([
    ['what had no answer is sent again without a look', 6, mutants.sendsAgainBlindly, 'in the books 2 times'],
    ['first sends are not looked up', 25, mutants.trustsItsMemory, 'in the books 2 times'],
    ['late orders are not posted', 1, mutants.forgetsLateOrders, 'books: '],
    ['changed days are not listed', 13, mutants.hidesChangedDays, 'not listed as changed'],
    ['what was on its way is left there', 3, mutants.neverRecovers, 'sending for ever'],
    [
      'restored ledgers are not held up',
      25,
      mutants.watchesNothing,
      'before the restored ledger was compared',
    ],
    ['what only the books know is not listed', 25, mutants.listsNothing, 'comparing lists nothing'],
    ['look-alikes are not held', 3, mutants.holdsNoLookAlikes, 'though there is one like it'],
    ['changed days are not adjusted', 24, mutants.adjustsNothing, 'could be adjusted, and is not'],
  ])('%s', async (_, from, mutant, expected) => {
    // Begun near a story that is known to notice; another one does where stories have changed.
    expect((await firstRed(mutant, from)).wrong.join('\n')).toContain(expected);
  });

  test('what is posted is not what it ties: only then, and not by reading early alone', async () => {
    const isRed = async (seed: number, replace: Mutant): Promise<boolean> =>
      (await simulateSafely(seed, { folder, replace })).wrong.length > 0;
    for (let seed = 16; seed < 16 + MOST; seed += 1) {
      if (!(await isRed(seed, mutants.postsWhatItReadBefore))) continue;
      if (!(await isRed(seed, mutants.readsTooEarly))) return;
    }
    throw new RangeError('No story has noticed');
  });
});

test('a story that fails is cut to the fewest steps that fail, and says how to have it again', async () => {
  const conditions = { folder, replace: mutants.sendsAgainBlindly };
  const { seed, wrong } = await firstRed(mutants.sendsAgainBlindly);
  const steps = await smallestPrefix(seed, conditions);
  expect(steps).toBeGreaterThan(0);
  expect((await simulate(seed, { ...conditions, steps: steps ?? 0 })).wrong).not.toEqual([]);
  expect((await simulate(seed, { ...conditions, steps: (steps ?? 0) - 1 })).wrong).toEqual([]);
  const tally = new Tally();
  tally.add({ seed, wrong, faults: new Map(), steps: 9 }, steps);
  const report = tally.report(1000);
  expect(isGood(report)).toBe(false);
  expect(inWords(report)).toContain(`npm run simulate -- --seed ${seed} --runs 1 --steps ${steps} --trace`);
  expect(replayOf({ seed, steps: null })).toBe(`npm run simulate -- --seed ${seed} --runs 1 --trace`);
});

test('a defect is a failure with its seed', async () => {
  const replace: Mutant = (services) => ({
    ...services,
    sha256: () => {
      throw new TypeError('no hash today');
    },
  });
  expect((await firstRed(replace)).wrong.join('\n')).toContain('no hash today');
});

describe('a large run in which something never happened proves nothing', () => {
  const of = (runs: number, faults: readonly Fault[]) => {
    const tally = new Tally();
    for (let seed = 0; seed < runs; seed += 1) {
      tally.add({ seed, wrong: [], faults: new Map(faults.map((fault) => [fault, 1])), steps: 1 }, null);
    }
    return tally.report(1000);
  };

  test('all of them have', () => {
    expect(isGood(of(100, FAULTS))).toBe(true);
    expect(of(100, FAULTS).faults['disk-full']).toBe(100);
  });

  test.each(FAULTS)('%s has not', (fault) => {
    const others = FAULTS.filter((other) => other !== fault);
    const report = of(100, others);
    expect(report.missing).toEqual([fault]);
    expect(isGood(report)).toBe(false);
    expect(inWords(report)).toContain(`${fault} has not happened`);
    expect(isGood(of(99, others))).toBe(true);
  });
});

test('the seeds of a run begin with the one asked for and lie far apart', () => {
  const seeds = seedsOf(7, 10_000);
  expect(seeds[0]).toBe(7);
  expect(new Set(seeds).size).toBe(10_000);
  expect(Math.max(...seeds)).toBeGreaterThan(4_000_000_000);
  expect(seeds.every((seed) => Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32)).toBe(true);
});
