import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inParallel, runProgram } from '../support/processes.ts';
import { countCommits, expectSame, finish, isSame, type Outcome } from './outcome.ts';
import {
  copyScene,
  emptyScene,
  mapVoucher,
  openScene,
  perform,
  putFiles,
  removeScene,
  settleChangedDays,
  type Act,
  type Scene,
} from './scene.ts';

const WORKER = path.join(import.meta.dirname, 'sync-worker.ts');
/** One more than CI has cores: while two are being killed, what the third has left is finished here. */
const AT_ONCE = 3;
/** For a machine that does other things beside; alone it takes a quarter of this. */
const TIMEOUT_MS = 180_000;
const PHASES = ['before', 'after'] as const;

interface Point {
  readonly commit: number;
  readonly phase: (typeof PHASES)[number];
}

/** Kills the act at a commit and does it once more. */
async function killAndFinish(start: Scene, act: Act, { commit, phase }: Point): Promise<Outcome> {
  const scene = copyScene(start);
  try {
    const env = { CRASH_AT: String(commit), CRASH_PHASE: phase };
    const ending = await runProgram(WORKER, [scene.ledger, scene.folder, act], env);
    expect(ending.signal, `${phase} commit ${commit}: ${ending.errors}`).toBe('SIGKILL');
    return await finish(scene, act);
  } finally {
    removeScene(scene);
  }
}

/** Connecting, and the first sync, into a ledger that is not there yet. */
async function newShop(): Promise<Scene> {
  return putFiles(emptyScene(), 'first');
}

/** A posted shop, to which a second sync brings changed, mended, late and new documents. */
async function runningShop(changedDays: 'adjust' | 'replace'): Promise<Scene> {
  const scene = putFiles(emptyScene(), 'first');
  const engine = await openScene(scene);
  await perform(engine, scene, 'first');
  await mapVoucher(engine);
  await settleChangedDays(engine, changedDays);
  await engine.close();
  return putFiles(scene, 'second');
}

let points = 0;

describe.each([
  { act: 'first', changed: 'nothing', prepare: newShop },
  { act: 'second', changed: 'what is adjusted', prepare: () => runningShop('adjust') },
  { act: 'second', changed: 'what is replaced', prepare: () => runningShop('replace') },
] as const)('killed at every commit of the $act sync, with $changed on posted days', ({ act, prepare }) => {
  let start: Scene;
  let undisturbed: Outcome;
  let commits: number;
  beforeAll(async () => {
    start = await prepare();
    const [one, other] = [copyScene(start), copyScene(start)];
    undisturbed = await finish(one, act);
    commits = await countCommits(other, act);
    removeScene(one);
    removeScene(other);
  });
  afterAll(() => removeScene(start));

  test('the sync posts something and its ledger is sound', () => {
    expect(undisturbed.problems).toEqual([]);
    expect(undisturbed.books.length).toBeGreaterThan(5);
  });

  test(
    'everything is there once, whatever the commit',
    async () => {
      const all = Array.from({ length: commits }, (_, at) =>
        PHASES.map((phase): Point => ({ commit: at + 1, phase })),
      ).flat();
      const outcomes = await inParallel(all, AT_ONCE, (point) => killAndFinish(start, act, point));
      // All of them, because which commits go wrong together says what is wrong.
      const wrong = all.filter((_, at) => !isSame(outcomes[at]!, undisturbed));
      expect(wrong, `of ${commits} commits`).toEqual([]);
      for (const outcome of outcomes) expectSame(outcome, undisturbed);
      points += all.length;
    },
    TIMEOUT_MS,
  );
});

test('those were enough points', () => {
  console.log(`Killed at ${points} points.`);
  expect(points).toBeGreaterThanOrEqual(50);
});
