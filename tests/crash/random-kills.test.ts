import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inParallel, startProgram } from '../support/processes.ts';
import { seededRandom, seedOfRun } from '../support/random.ts';
import { expectSame, finish, type Outcome } from './outcome.ts';
import { copyScene, emptyScene, putFiles, removeScene, type Scene } from './scene.ts';

const LAUNCHER = path.join(import.meta.dirname, 'launcher.ts');
const KILLS = 10;
const AT_ONCE = 3;
const TIMEOUT_MS = 120_000;

/** Starts the sync under a launcher, so that there is a group to kill; it says "open" and "done". */
function startSync({ ledger, folder }: Scene): ReturnType<typeof startProgram> {
  return startProgram(LAUNCHER, [ledger, folder, 'long']);
}

let start: Scene;
let undisturbed: Outcome;
/** From the opened ledger to the end of the sync, on this machine as busy as it is. */
let syncMs: number;
beforeAll(async () => {
  start = putFiles(emptyScene(), 'first');
  const scene = copyScene(start);
  const running = startSync(scene);
  await running.said('open');
  const begun = performance.now();
  await running.said('done');
  syncMs = performance.now() - begun;
  await running.ended;
  undisturbed = await finish(scene, 'long');
  removeScene(scene);
});
afterAll(() => removeScene(start));

test(
  'nothing is lost or doubled by killing the whole process group at random',
  async () => {
    const seed = seedOfRun('DAYBOOK_CRASH_SEED');
    console.log(`DAYBOOK_CRASH_SEED=${seed}, a sync takes ${syncMs.toFixed(0)} ms`);
    const random = seededRandom(seed);
    const moments = Array.from({ length: KILLS }, () => random() * syncMs);
    const killed = await inParallel(moments, AT_ONCE, async (moment) => {
      const scene = copyScene(start);
      const running = startSync(scene);
      await running.said('open');
      await wait(moment);
      running.killGroup();
      const { output } = await running.ended;
      expectSame(await finish(scene, 'long'), undisturbed);
      removeScene(scene);
      return !output.includes('done\n');
    });
    console.log(`Killed ${killed.filter(Boolean).length} of ${KILLS} before their end.`);
    // Were each of them at its end before it was killed, nothing would be proved.
    expect(killed.filter(Boolean).length).toBeGreaterThan(0);
  },
  TIMEOUT_MS,
);
