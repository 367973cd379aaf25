import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildOnce } from '../src-main/hosts/build/build.mjs';
import { hasFiles, type Suite, SUITES } from './support/suites.ts';
import { countPlaywright } from './support/tally-playwright.ts';
import {
  addTallies,
  countVitest,
  named,
  NO_TESTS,
  ONE_FAILURE,
  readTally,
  sizeOf,
  type Tally,
} from './support/tally.ts';

// Runs every suite, one after another, and ends in one line: "N passed, N failed, N skipped".
// Arguments are parts of paths: `npm test -- tests/core` runs the files whose path contains that.

const root = path.resolve(import.meta.dirname, '..');
const filters = process.argv.slice(2);

function vitest(suite: Suite, report: string): { readonly args: string[]; readonly env: NodeJS.ProcessEnv } {
  return {
    args: [
      path.join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      `--project=${suite.name}`,
      '--passWithNoTests',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...filters,
    ],
    env: {},
  };
}

function playwright(report: string): { readonly args: string[]; readonly env: NodeJS.ProcessEnv } {
  // Its filters are patterns, ours are texts.
  const patterns = filters.map((filter) =>
    filter.replace(/^\.\//, '').replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&'),
  );
  return {
    args: [
      path.join(root, 'node_modules/@playwright/test/cli.js'),
      'test',
      '--pass-with-no-tests',
      ...patterns,
    ],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  };
}

function runSuite(suite: Suite, folder: string): Tally {
  const report = path.join(folder, `${suite.name}.json`);
  const { args, env } = suite.runner === 'vitest' ? vitest(suite, report) : playwright(report);
  const startedMs = performance.now();
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: 'inherit',
  });
  const count = suite.runner === 'vitest' ? countVitest : countPlaywright;
  const tally = readTally(count, () => readFileSync(report, 'utf8'), status === 0);
  console.log(`${suite.name}: ${secondsSince(startedMs)} s, ${sizeOf(tally)} tests`);
  return named(tally, `${suite.name}, outside of its tests`);
}

/** Whether `out/` is what the sources say. */
async function isBuilt(): Promise<boolean> {
  const startedMs = performance.now();
  try {
    await buildOnce({ root, log: console.log });
    console.log(`build: ${secondsSince(startedMs)} s`);
    return true;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return false;
  }
}

function secondsSince(startedMs: number): string {
  return ((performance.now() - startedMs) / 1000).toFixed(1);
}

const suites = SUITES.filter((suite) => hasFiles(suite, root, filters));
const built = !suites.some((suite) => suite.needsBuild) || (await isBuilt());
let total = built ? NO_TESTS : named(ONE_FAILURE, 'the build');
const folder = mkdtempSync(path.join(tmpdir(), 'daybook-tests-'));
try {
  for (const suite of suites) {
    if (built || !suite.needsBuild) total = addTallies(total, runSuite(suite, folder));
    else console.error(`${suite.name}: not run, because the build failed`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

for (const name of total.failures) console.log(`failed: ${name}`);
for (const name of total.skipped) console.log(`skipped: ${name}`);
if (total.passed === 0) console.error('No test has passed: a run of nothing proves nothing.');
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped.length} skipped`);
