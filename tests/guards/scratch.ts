import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { StandingGuard } from './entries.ts';
import { TestReport } from './judge.ts';

/** All that unit tests read. */
const COPIED = [
  'src-main',
  'src-shared',
  'src-renderer',
  'resources',
  'tests',
  'package.json',
  'tsconfig.json',
  'tsconfig.base.json',
  'vitest.config.ts',
];

/** The most that the tests of one guard may take, starting included. */
const LIMIT_MS = 300_000;

/** A copy of the program in which guards are taken out, so that nobody's working copy is touched. */
export class Scratch {
  readonly #root: string;
  #runner: ChildProcess | null = null;

  constructor(source: string) {
    this.#root = realpathSync(mkdtempSync(path.join(tmpdir(), 'daybook-guards-')));
    for (const name of COPIED) {
      cpSync(path.join(source, name), path.join(this.#root, name), { recursive: true });
    }
    const modules = realpathSync(path.join(source, 'node_modules'));
    symlinkSync(modules, path.join(this.#root, 'node_modules'), 'junction');
  }

  /** Whatever still runs in it would write its files anew. */
  async close(): Promise<void> {
    const runner = this.#runner;
    if (runner !== null && runner.exitCode === null && runner.kill()) await once(runner, 'close');
    rmSync(this.#root, { recursive: true, force: true });
  }

  /** Does the work without what the patch takes out, and puts it back. @throws when it does not apply */
  async without<T>(patch: string, work: () => Promise<T>): Promise<T> {
    this.#apply([patch]);
    try {
      return await work();
    } finally {
      this.#apply(['--reverse', patch]);
    }
  }

  /**
   * Runs the tests that the guards name.
   * @throws when the runner dies or takes too long: that is neither green nor red
   */
  async test(guards: readonly Pick<StandingGuard, 'tests' | 'turnsRed'>[]): Promise<TestReport> {
    const report = path.join(this.#root, 'report.json');
    rmSync(report, { force: true });
    const names = [...new Set(guards.map(({ turnsRed }) => asPattern(turnsRed)))];
    const runner = spawn(
      process.execPath,
      [
        path.join(this.#root, 'node_modules/vitest/vitest.mjs'),
        'run',
        '--project=unit',
        '--reporter=json',
        `--outputFile=${report}`,
        `--testNamePattern=${names.join('|')}`,
        ...new Set(guards.flatMap(({ tests }) => tests)),
      ],
      { cwd: this.#root, timeout: LIMIT_MS, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    this.#runner = runner;
    const said = await endOf(runner);
    if (!existsSync(report)) throw new Error(`The tests could not be run: ${said.trim()}`);
    return TestReport.parse(JSON.parse(readFileSync(report, 'utf8')));
  }

  #apply(args: readonly string[]): void {
    const { status, stderr, error } = spawnSync('git', ['apply', ...args], {
      cwd: this.#root,
      encoding: 'utf8',
      // The copy is no part of whatever repository the folder for such files may lie in.
      env: { ...process.env, GIT_CEILING_DIRECTORIES: path.dirname(this.#root) },
    });
    if (status !== 0) throw error ?? new Error(`git apply ${args.join(' ')}: ${stderr.trim()}`);
  }
}

/** What a program has complained about when it has ended. @throws when it took too long */
async function endOf(program: ChildProcess): Promise<string> {
  let said = '';
  program.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  await once(program, 'close');
  if (program.killed) throw new Error(`The tests took more than ${LIMIT_MS / 1000} seconds`);
  return said;
}

function asPattern(name: string): string {
  return name.replaceAll(/[$()*+.?[\\\]^{|}]/gu, '\\$&');
}
