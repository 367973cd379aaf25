import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { addTallies, NO_TESTS, readTally, type Tally } from './support/tally.ts';

// Runs every suite, one after another, and ends in one line: "N passed, N failed, N skipped".
// Arguments go on to vitest: `npm test -- tests/core` runs the files whose path contains that.

const SUITES = ['unit', 'e2e', 'crash'] as const;

const root = path.resolve(import.meta.dirname, '..');
const filters = process.argv.slice(2);

function runSuite(suite: string, folder: string): Tally {
  const report = path.join(folder, `${suite}.json`);
  const startedMs = performance.now();
  const { status } = spawnSync(
    process.execPath,
    [
      path.join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      `--project=${suite}`,
      '--passWithNoTests',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...filters,
    ],
    { cwd: root, stdio: 'inherit' },
  );
  const tally = readTally(() => readFileSync(report, 'utf8'), status === 0);
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
  console.log(`${suite}: ${seconds} s, ${tally.passed + tally.failed + tally.skipped.length} tests`);
  return tally;
}

const folder = mkdtempSync(path.join(tmpdir(), 'daybook-tests-'));
let total: Tally = NO_TESTS;
try {
  for (const suite of SUITES) total = addTallies(total, runSuite(suite, folder));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

for (const name of total.skipped) console.log(`skipped: ${name}`);
if (total.passed === 0) console.error('No test has passed: a run of nothing proves nothing.');
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped.length} skipped`);
