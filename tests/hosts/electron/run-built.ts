import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.resolve(import.meta.dirname, '../../..');
const REGISTER = new URL('stand-in/register.ts', import.meta.url).href;
const LIMIT_MS = 60_000;

/** A built file; these tests are about what is built, so that there is none is a failure. */
export function builtFile(name: string): string {
  const file = path.join(ROOT, 'out', name);
  if (!existsSync(file)) throw new Error(`out/${name} is not there. Run "npm run build" first.`);
  return file;
}

/** How a program ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a built main process under Node with the stand-in, in folders of its own. */
export async function runProgram(
  main: string,
  options: {
    /** Folder that stands for the person's home. */
    readonly home: string;
    readonly args?: readonly string[];
    /** A file beside the tests that is loaded first and plays the person. */
    readonly scene?: string;
    readonly env?: Readonly<Record<string, string>>;
  },
): Promise<Ended> {
  const scene = options.scene === undefined ? [] : ['--import', sceneUrl(options.scene)];
  const child = spawn(process.execPath, ['--import', REGISTER, ...scene, main, ...(options.args ?? [])], {
    cwd: options.home,
    env: {
      PATH: process.env['PATH'],
      HOME: options.home,
      LOCALAPPDATA: options.home,
      XDG_DATA_HOME: path.join(options.home, 'data'),
      XDG_CONFIG_HOME: path.join(options.home, 'config'),
      DAYBOOK_NOW: '2026-10-31T12:00:00Z',
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), LIMIT_MS);
  const [code, stdout, stderr] = await Promise.all([
    new Promise<number | null>((resolve) => child.on('close', resolve)),
    textOf(child.stdout),
    textOf(child.stderr),
  ]);
  clearTimeout(timer);
  return { code, stdout, stderr };
}

/** The last line of what was printed, which is JSON. */
export function lastJson(ended: Ended): Record<string, unknown> {
  const line = ended.stdout.trim().split('\n').at(-1) ?? '';
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    throw new Error(`No JSON at the end (exit ${ended.code}).\n${ended.stdout}\n${ended.stderr}`);
  }
}

function sceneUrl(name: string): string {
  const url = new URL(`scenes/${name}`, import.meta.url);
  if (!existsSync(fileURLToPath(url))) throw new Error(`There is no scene ${name}.`);
  return url.href;
}

async function textOf(stream: AsyncIterable<unknown>): Promise<string> {
  let text = '';
  for await (const part of stream) text += String(part);
  return text;
}
