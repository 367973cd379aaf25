import { rmSync } from 'node:fs';
import path from 'node:path';
import type { Amounts } from './amounts.ts';
import type { Fault } from './faults.ts';
import { countAdjusted } from './ledger-file.ts';
import { amountsHeld, judge } from './oracle.ts';
import { play, settle } from './play.ts';
import type { Story } from './steps.ts';
import { drawStory } from './story.ts';
import type { Computer } from './machine.ts';
import { type Trace, World } from './world.ts';

/** What a story came to. */
export interface Outcome {
  readonly seed: number;
  /** Empty: all is well. */
  readonly wrong: readonly string[];
  readonly faults: ReadonlyMap<Fault, number>;
  readonly steps: number;
}

export interface Conditions extends Pick<Computer, 'replace'> {
  /** Where its ledgers may lie; nothing is left there. */
  readonly folder: string;
  readonly trace?: Trace;
  /** Only so many of the story's first steps. */
  readonly steps?: number | undefined;
}

/** Plays the story of a seed, and the same without a fault, and compares. */
export async function simulate(seed: number, conditions: Conditions): Promise<Outcome> {
  const story = drawStory(seed, conditions.steps);
  const file = path.join(conditions.folder, `${seed}.daybook`);
  const world = new World(story, file, conditions);
  try {
    await world.open();
    await play(world, story);
    const rests = await settle(world);
    if (countAdjusted(file) > 0) world.happened.note('adjusted-after-posting');
    const reference = await referenceOf(story, world, path.join(conditions.folder, `${seed}.calm.daybook`));
    const wrong = [
      ...(rests ? [] : ['it never comes to rest']),
      ...reference.wrong,
      ...(await judge(world, reference.amounts)),
    ];
    for (const text of wrong) conditions.trace?.(`WRONG ${text}`);
    return { seed, wrong, faults: world.happened.counts, steps: story.steps.length };
  } finally {
    await world.stop();
    remove(file);
  }
}

/** What was told, as it was told last, in a ledger and in books that know of no fault. */
async function referenceOf(
  story: Story,
  told: World,
  file: string,
): Promise<{ readonly amounts: Amounts; readonly wrong: readonly string[] }> {
  const world = new World({ ...story, shop: { ...story.shop, byItself: false } }, file);
  try {
    await world.open();
    if (await told.voucherIsMapped()) await world.mapVoucher();
    for (const [number, till] of told.tills.entries()) {
      const documents = till.latest();
      world.tills[number]?.told.push({ till: number, name: 'all', documents, batch: 500 });
    }
    world.time = told.time;
    await world.sync(true);
    const { services } = await world.daybook();
    const { waiting, failed, held } = await services.ledger.deliveries.counts(null);
    const isIn = waiting + failed + held === 0;
    return {
      amounts: amountsHeld(world),
      wrong: isIn ? [] : ['not even without a fault all is in the books'],
    };
  } finally {
    await world.stop();
    remove(file);
  }
}

function remove(file: string): void {
  for (const end of ['', '-wal', '-shm', '.lock', '.backup', '.restoring'])
    rmSync(`${file}${end}`, { force: true });
}
