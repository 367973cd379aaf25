import { expect, test } from 'vitest';
import { simulateMany } from '../simulate/many.ts';
import { inWords, isGood } from '../simulate/report.ts';

/** The gate plays the same stories each time; `npm run simulate` plays others. */
const RUNS = Number(process.env['DAYBOOK_STORIES'] ?? 200);
const SEED = Number(process.env['DAYBOOK_STORIES_SEED'] ?? 1);

test(
  `${RUNS} stories end as if nothing had gone wrong, or say what is missing`,
  async () => {
    const report = await simulateMany({ seed: SEED, runs: RUNS });
    console.log(inWords(report));
    expect(isGood(report), inWords(report)).toBe(true);
    expect(report.runs).toBe(RUNS);
  },
  // Alone it takes a quarter of a minute.
  600_000,
);
