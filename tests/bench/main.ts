import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { completenessCase } from './cases/completeness.ts';
import { consolidateCase } from './cases/consolidate.ts';
import { demoCase } from './cases/demo.ts';
import { explainCase } from './cases/explain.ts';
import { importCase } from './cases/import.ts';
import { memoryCase } from './cases/memory.ts';
import { postCase } from './cases/post.ts';
import { statusCase } from './cases/status.ts';
import { windowCase } from './cases/window.ts';
import type { BenchCase, CaseResult, Limit, Scale } from './measure.ts';

// `npm run bench -- [--json] [--quick] [--only NAME]`: measures and says of every promise whether it is
// kept. What counts are ratios within one run: times are those of this machine as busy as it is.

const CASES: readonly BenchCase[] = [
  importCase,
  consolidateCase,
  postCase,
  explainCase,
  memoryCase,
  demoCase,
  windowCase,
  statusCase,
  completenessCase,
];

const FULL: Scale = {
  runs: 5,
  orders: 100_000,
  days: 1000,
  ordersPerDay: 100,
  memoryRows: [250_000, 1_000_000],
  demoDays: 30,
  windowRows: 1_000_000,
  statusRows: 1_000_000,
  receiptsPerDay: 100,
  isFull: true,
};

/** To see that nothing is far off; small amounts judge kindly. */
const QUICK: Scale = {
  runs: 3,
  orders: 20_000,
  days: 200,
  ordersPerDay: 100,
  memoryRows: [150_000, 300_000],
  demoDays: 30,
  windowRows: 100_000,
  statusRows: 100_000,
  receiptsPerDay: 20,
  isFull: false,
};

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
});

const chosen = CASES.filter(({ name }) => values.only === undefined || values.only === name);
if (chosen.length === 0) {
  console.error(`There is no case "${values.only}": ${CASES.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}

const results: (CaseResult & { readonly name: string })[] = [];
for (const one of chosen) {
  const result = { name: one.name, ...(await one.run(values.quick ? QUICK : FULL)) };
  results.push(result);
  if (!values.json) print(result);
}
const ok = results.every(({ limits }) => limits.every(isKept));
const machine = { cpus: cpus().length, model: cpus()[0]?.model ?? '', load: loadavg()[0] ?? 0 };
if (values.json) console.log(JSON.stringify({ ok, machine, quick: values.quick, cases: results }, null, 2));
else
  console.log(`${ok ? 'PASS' : 'FAIL'}: ${machine.cpus} × ${machine.model}, load ${machine.load.toFixed(1)}`);
process.exitCode = ok ? 0 : 1;

function isKept({ value, limit }: Limit): boolean {
  return value <= limit;
}

function print({ title, stages, limits }: CaseResult): void {
  console.log(`\n${title}`);
  for (const { name, ms, all } of stages) {
    const spread = `${(Math.min(...all) / 1000).toFixed(3)} … ${(Math.max(...all) / 1000).toFixed(3)}`;
    console.log(`  ${name.padEnd(42)} ${(ms / 1000).toFixed(3).padStart(8)} s   (${spread})`);
  }
  for (const limit of limits) {
    const { what, value, limit: most, unit } = limit;
    const mark = isKept(limit) ? 'PASS' : 'FAIL';
    console.log(
      `  ${mark}  ${what}: ${value.toFixed(unit === '×' ? 2 : 1)} ${unit}, at most ${most} ${unit}`,
    );
  }
}
