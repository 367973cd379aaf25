import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** How a program of its own came to its end. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
  readonly errors: string;
}

/** A program that runs beside the test. */
export interface Running {
  readonly process: ChildProcess;
  /** Resolves when it has written a line with this text; rejects when it ends without. */
  said(text: string): Promise<void>;
  /** Kills the program and all that it has started, as a power cut would. */
  killGroup(): void;
  readonly ended: Promise<Ending>;
}

/** Node keeps what it has compiled of our sources here: a start then takes half the time. */
const COMPILE_CACHE = path.join(tmpdir(), 'daybook-tests-compile-cache');

/** Starts a TypeScript file of the tests in the Node of the tests, as the head of a process group. */
export function startProgram(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Running {
  mkdirSync(COMPILE_CACHE, { recursive: true });
  const child = spawn(process.execPath, [file, ...args], {
    detached: true,
    env: { ...process.env, NODE_COMPILE_CACHE: COMPILE_CACHE, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  // "close" comes after the last of the output, "exit" may come before it.
  const ended = once(child, 'close').then(([code, signal]): Ending => ({
    code: code as number | null,
    signal: signal as NodeJS.Signals | null,
    output,
    errors,
  }));
  const said = async (text: string): Promise<void> => {
    for (;;) {
      if (output.includes(`${text}\n`)) return;
      const more = await Promise.race([once(child.stdout, 'data').then(() => true), ended.then(() => false)]);
      if (!more && !output.includes(`${text}\n`)) throw new Error(`It ended without "${text}": ${errors}`);
    }
  };
  const killGroup = (): void => {
    if (child.pid === undefined) return;
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch (error) {
      // It had come to its end by itself.
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
    }
  };
  return { process: child, said, killGroup, ended };
}

/** Runs a TypeScript file of the tests to its end, however that comes. */
export function runProgram(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ending> {
  return startProgram(file, args, env).ended;
}

/** Works on all items, at most `width` of them at a time; results in the order of the items. */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  width: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < items.length) {
      const at = next;
      next += 1;
      results[at] = await work(items[at]!);
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
  return results;
}
