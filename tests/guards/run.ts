import path from 'node:path';
import { parseArgs } from 'node:util';
import { problemsOf } from './check.ts';
import {
  type GuardEntry,
  isPending,
  isStanding,
  numberOf,
  patchOf,
  readEntries,
  type StandingGuard,
} from './entries.ts';
import { saidWithout, type TestReport, whyNotGreen, whyNotRed } from './judge.ts';
import { Scratch } from './scratch.ts';

// `npm run test:guards -- [--only NN] [--check]`: takes each guard out of a copy of the program by its patch,
// and demands that the test which is said to notice does so. `--check` only looks at the list.

const root = path.resolve(import.meta.dirname, '../..');
const { values } = parseArgs({
  options: { only: { type: 'string' }, check: { type: 'boolean', default: false } },
});
const entries = readEntries(root);
const problems = problemsOf(root, entries);
for (const problem of problems) console.error(problem);
if (values.check) {
  const pending = entries.filter(isPending).length;
  console.log(`guards: ${entries.length - pending} with a patch, ${pending} pending`);
  process.exitCode = problems.length === 0 ? 0 : 1;
} else {
  process.exitCode = (await tryAll(chosen(values.only))) && problems.length === 0 ? 0 : 1;
}

function chosen(only: string | undefined): readonly GuardEntry[] {
  if (only === undefined) return entries;
  const found = entries.filter(({ id }) => id === Number(only));
  if (found.length > 0) return found;
  console.error(`There is no guard "${only}": they are 1 to ${entries.length}`);
  process.exit(2);
}

/** What came of one guard: whether it holds, and in words why, or why not. */
interface Outcome {
  readonly holds: boolean;
  readonly words: string;
}

/** Two lines for each guard; whether all of them hold. */
async function tryAll(all: readonly GuardEntry[]): Promise<boolean> {
  const scratch = new Scratch(root);
  const stop = new AbortController();
  process.once('SIGINT', () => {
    stop.abort();
    void scratch.close().finally(() => process.exit(130));
  });
  let held = 0;
  try {
    const standing = all.filter(isStanding);
    const asItIs = standing.length === 0 ? { testResults: [] } : await scratch.test(standing);
    for (const entry of all) {
      const { holds, words } = isPending(entry)
        ? { holds: false, words: `pending: ${entry.pending}` }
        : await tryOne(scratch, asItIs, entry);
      if (stop.signal.aborted) break;
      if (holds) held += 1;
      console.log(`${holds ? 'holds' : 'OPEN '}  ${numberOf(entry)}  ${entry.complaint}`);
      console.log(`           ${words}`);
    }
  } finally {
    await scratch.close();
  }
  console.log(`${held} of ${all.length} guards hold`);
  return held === all.length;
}

async function tryOne(scratch: Scratch, asItIs: TestReport, entry: StandingGuard): Promise<Outcome> {
  const reason = whyNotGreen(asItIs, entry);
  if (reason !== null) return { holds: false, words: reason };
  try {
    const without = await scratch.without(patchOf(entry), () => scratch.test([entry]));
    const notRed = whyNotRed(without, entry);
    if (notRed !== null) return { holds: false, words: notRed };
    const words = `without ${entry.guard}: "… ${entry.turnsRed} …" turns red: ${saidWithout(without, entry)}`;
    return { holds: true, words };
  } catch (error) {
    // A runner that dies takes its guard with it, and none of the others.
    return { holds: false, words: error instanceof Error ? error.message : String(error) };
  }
}
