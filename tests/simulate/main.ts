import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { scratchFolder } from './machine.ts';
import { simulateMany } from './many.ts';
import { type Failed, inWords, isGood, replayOf, seedsOf, Tally } from './report.ts';
import { simulateSafely } from './shrink.ts';

// `npm run simulate -- --runs N --seed S [--json]`: random stories of a small shop with everything that can go
// wrong; whatever happens, the books come to what they come to without it. `--seed S --runs 1 --trace` tells one
// story step by step, `--steps K` only its first K steps.

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
    trace: { type: 'boolean', default: false },
    steps: { type: 'string' },
  },
});

function wholeNumber(name: string, text: string): number {
  if (/^\d{1,10}$/u.test(text)) return Number(text);
  console.error(`--${name} needs a whole number, not "${text}"`);
  process.exit(2);
}

const runs = wholeNumber('runs', values.runs);
const seed = wholeNumber('seed', values.seed);
const steps = values.steps === undefined ? undefined : wholeNumber('steps', values.steps);

/** In this process, so that it can be told as it happens. */
async function tellOneByOne(): Promise<ReturnType<Tally['report']>> {
  const folder = scratchFolder();
  const began = performance.now();
  const tally = new Tally();
  const trace = (line: string): void => console.error(line);
  try {
    for (const one of seedsOf(seed, runs)) {
      const outcome = await simulateSafely(one, { folder, steps, ...(values.trace ? { trace } : {}) });
      tally.add(outcome, steps ?? null);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return tally.report(performance.now() - began);
}

function progress(done: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${runs}`);
  else if (done % 100 === 0) console.error(`${done} of ${runs}`);
}

/** At once: a long run may be cut short. */
function failed(story: Failed): void {
  console.error(`\nseed ${story.seed}: ${story.wrong[0] ?? ''}\n  ${replayOf(story)}`);
}

const isTold = values.trace || steps !== undefined;
const report = isTold ? await tellOneByOne() : await simulateMany({ seed, runs }, { progress, failed });
if (process.stderr.isTTY) process.stderr.write('\r');
console.log(values.json ? JSON.stringify(report) : inWords(report));
process.exitCode = isGood(report) ? 0 : 1;
