import { cpSync, statSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inParallel, runProgram } from '../support/processes.ts';
import { seededRandom, seedOfRun } from '../support/random.ts';
import { countCommits, expectSame, finish, type Outcome } from './outcome.ts';
import { copyScene, emptyScene, putFiles, removeScene, type Scene } from './scene.ts';

const WORKER = path.join(import.meta.dirname, 'sync-worker.ts');
const CUTS = 20;
const AT_ONCE = 3;
const TIMEOUT_MS = 120_000;

/** A place where the sync was killed, with the log that it has left. */
let killed: Scene[] = [];
let undisturbed: Outcome;

beforeAll(async () => {
  const start = putFiles(emptyScene(), 'first');
  const scene = copyScene(start);
  undisturbed = await finish(scene, 'first');
  removeScene(scene);
  const counted = copyScene(start);
  const commits = await countCommits(counted, 'first');
  removeScene(counted);
  // In the middle, where documents are coming in, and at the end, where all is in the books.
  killed = await inParallel([Math.ceil(commits / 2), commits], AT_ONCE, async (commit) => {
    const place = copyScene(start);
    await runProgram(WORKER, [place.ledger, place.folder, 'first'], { CRASH_AT: String(commit) });
    return place;
  });
  removeScene(start);
});
afterAll(() => killed.forEach(removeScene));

test(
  'what a torn log has lost is brought in again, and only that',
  async () => {
    const seed = seedOfRun('DAYBOOK_CRASH_SEED');
    console.log(`DAYBOOK_CRASH_SEED=${seed}`);
    const random = seededRandom(seed);
    const cuts = Array.from({ length: CUTS }, (_, at) => ({
      of: killed[at % killed.length]!,
      share: random(),
    }));
    await inParallel(cuts, AT_ONCE, async ({ of, share }) => {
      const logBytes = statSync(`${of.ledger}-wal`).size;
      expect(logBytes).toBeGreaterThan(100_000);
      const scene = emptyScene();
      cpSync(of.folder, scene.folder, { recursive: true, preserveTimestamps: true });
      // Without the index of the log (-shm): a power cut does not leave one that can be trusted.
      for (const end of ['', '-wal', '.lock']) cpSync(`${of.ledger}${end}`, `${scene.ledger}${end}`);
      truncateSync(`${scene.ledger}-wal`, Math.floor(share * logBytes));
      expectSame(await finish(scene, 'first'), undisturbed);
      removeScene(scene);
    });
  },
  TIMEOUT_MS,
);
