import { parseArgs } from 'node:util';
import { requireTool } from '../support/requires.ts';
import { tryEmbedded } from './embedded.ts';
import { type CellOutcome, holds, totalsOf } from './judge.ts';
import { KINDS } from './kinds.ts';
import { failuresOf, tableOf, totalLine } from './print.ts';
import { shareOf, tooFew } from './share.ts';
import { tryTryton } from './tryton.ts';

// `npm run test:matrix -- [--json] [--only TEXT] [--every N [--from M]] [--embedded | --tryton]`: each kind of
// document, at each step of its way to the books, with each thing that can go wrong there; afterwards the books
// must hold it once.

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    every: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    embedded: { type: 'boolean', default: false },
    tryton: { type: 'boolean', default: false },
  },
});
const share = shareOf(values);

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
    const part = await tryTryton(values.only, { share, signal: stop.signal, tell });
    outcomes.push(...part.outcomes);
    const few = values.only === '' ? tooFew(part.recorded) : null;
    if (few !== null) problems.push(few);
    problems.push(...part.sums.map((line) => `Accounts and goods do not come to their documents: ${line}`));
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
