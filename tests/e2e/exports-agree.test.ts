import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { parseDecimal } from '../../src-shared/money/index.ts';
import { PROGRAM_FOLDER } from '../../src-main/platform/index.ts';
import { requireTool } from '../support/requires.ts';

// Books of the sample store, read by other people's programs: they must see what we see.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const MAIN = path.join(PROGRAM_FOLDER, 'src-main', 'hosts', 'cli', 'main.ts');
const hledger = requireTool('hledger');
const beancount = requireTool('beancount');

let folder = '';
const run = (program: string, ...args: string[]) => {
  const env = { ...process.env, LC_ALL: 'C.UTF-8' };
  return spawnSync(program, args, { cwd: folder, encoding: 'utf8', env });
};
const daybook = (...args: string[]) => run(process.execPath, MAIN, ...args, '--ledger', 'l.daybook');

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'daybook-agree-'));
  const { status, stderr } = daybook('demo', '--days', '5');
  // 1 is right too: one order of the sample store never adds up.
  if (status !== 0 && status !== 1) throw new Error(stderr);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Account → balance in millionths, without those of nothing. */
function trialBalance(): Map<string, bigint> {
  const { rows } = JSON.parse(daybook('books', 'trial-balance', '--json').stdout) as {
    readonly rows: readonly { readonly path: string; readonly debit: string; readonly credit: string }[];
  };
  return nonZero(rows.map(({ path, debit, credit }) => [path, millionths(debit) - millionths(credit)]));
}

function nonZero(balances: readonly (readonly [string, bigint])[]): Map<string, bigint> {
  return new Map(balances.filter(([, balance]) => balance !== 0n));
}

function millionths(text: string): bigint {
  const value = parseDecimal(text, 6);
  if (value === null) throw new RangeError(`${text} is no amount`);
  return value;
}

test.skipIf(!hledger.available)('hledger sees every balance as the trial balance has it', () => {
  expect(daybook('books', 'export', '--format', 'hledger', '--out', 'b.journal').status).toBe(0);
  expect(run(hledger.command, '-f', 'b.journal', 'check', '-s')).toMatchObject({ status: 0, stderr: '' });
  const report = ['bal', '-N', '--flat', '-E', '-O', 'csv', '--layout', 'bare'];
  const [, ...lines] = run(hledger.command, '-f', 'b.journal', ...report)
    .stdout.trim()
    .split('\n');
  const seen = lines.map((line) => {
    const [account = '', , balance = ''] = line.split(',').map((cell) => cell.replaceAll('"', ''));
    return [account, millionths(balance)] as const;
  });
  expect(seen.length).toBeGreaterThan(5);
  expect(nonZero(seen)).toEqual(trialBalance());
});

test.skipIf(!beancount.available)('bean-check accepts the same books', () => {
  expect(daybook('books', 'export', '--format', 'beancount', '--out', 'b.beancount').status).toBe(0);
  expect(run(beancount.command, '-C', 'b.beancount')).toMatchObject({ status: 0, stdout: '', stderr: '' });
});

test('what was posted adds up', () => {
  const { status, stdout } = daybook('check', '--json');
  expect({ status, ...(JSON.parse(stdout) as object) }).toMatchObject({ status: 0, ok: true, problems: [] });
});
