import { parseArgs } from 'node:util';
import { requireTool } from '../support/requires.ts';
import { tryEmbedded } from './embedded.ts';
import { type CellOutcome, holds, totalsOf } from './judge.ts';
import { KINDS } from './kinds.ts';
import { failuresOf, tableOf, totalLine } from './print.ts';
import { tryTryton } from './tryton.ts';

// `npm run test:matrix -- [--json] [--only TEXT] [--every N] [--embedded | --tryton]`: each kind of document, at each step of
// its way to the books, with each thing that can go wrong there; afterwards the books must hold it once.

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    // One that shares no divisor with the number of faults meets all of them.
    every: { type: 'string', default: '1' },
    embedded: { type: 'boolean', default: false },
    tryton: { type: 'boolean', default: false },
  },
});
/** Fewer than that, and the recording has missed something. */
const LEAST_CELLS = 200;

const every = Number(values.every);
if (!Number.isInteger(every) || every < 1) throw new RangeError('--every is a whole number from 1 on');

const begun = performance.now();
const seconds = (): number => Math.round((performance.now() - begun) / 1000);
// Those that read JSON see how it goes all the same.
const tell = (text: string): void => console.error(`${String(seconds()).padStart(4)} s  ${text}`);
const stop = new AbortController();
// What was started is ended, and what was tried is told.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());

const outcomes: CellOutcome[] = [];
const problems: string[] = [];

if (!values.tryton && mayMean('embedded')) {
  outcomes.push(...(await tryEmbedded(values.only, { signal: stop.signal, tell })));
}
if (!values.embedded && mayMean('tryton')) {
  if (requireTool('tryton').available) {
    const part = await tryTryton(values.only, { every, signal: stop.signal, tell });
    outcomes.push(...part.outcomes);
    if (values.only === '' && part.outcomes.length < LEAST_CELLS) {
      problems.push(`Only ${part.outcomes.length} cells: steps or kinds were not recorded`);
    }
    problems.push(...part.sums.map((line) => `The accounts do not come to their documents: ${line}`));
  } else {
    console.error('skipped: Tryton, which is not installed');
  }
}

/** Whether --only can be a part of the names of these cells, which begin with the kind. */
function mayMean(books: 'embedded' | 'tryton'): boolean {
  const kind = values.only.split(' / ').find((part) => part !== '') ?? '';
  if (kind === 'embedded') return books === 'embedded';
  return books === 'tryton' || !KINDS.some(({ name }) => name === kind);
}

if (stop.signal.aborted) problems.push('It was stopped before its end');
const totals = totalsOf(outcomes);
if (values.json) {
  const failed = outcomes.filter(({ words }) => words.length > 0);
  console.log(JSON.stringify({ ...totals, seconds: seconds(), problems, failed }));
} else {
  console.log(tableOf(outcomes));
  const failures = failuresOf(outcomes);
  if (failures !== '') console.log(failures);
  for (const problem of problems) console.log(problem);
  console.log(totalLine(outcomes, seconds()));
}
process.exitCode = holds(totals) && problems.length === 0 ? 0 : 1;
