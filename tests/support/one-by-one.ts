import { spawn } from 'node:child_process';

/** A program that takes long, with what is to be set for it. */
export interface Part {
  readonly name: string;
  /** After `node`. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** What a part came to. */
export interface Came {
  readonly name: string;
  readonly good: boolean;
  /** The last line that it has written. */
  readonly words: string;
  readonly seconds: number;
}

/**
 * Runs parts one after another, each to its end whatever became of those before it.
 * @param signal when it is aborted no other one is begun
 */
export async function oneByOne(
  parts: readonly Part[],
  run: (part: Part) => Promise<Omit<Came, 'name' | 'seconds'>>,
  signal: AbortSignal,
): Promise<readonly Came[]> {
  const all: Came[] = [];
  for (const part of parts) {
    const begun = performance.now();
    const came = signal.aborted ? { good: false, words: 'not run' } : await run(part);
    all.push({ name: part.name, ...came, seconds: Math.round((performance.now() - begun) / 1_000) });
  }
  return all;
}

/** A line for each part. */
export function inLines(all: readonly Came[]): string {
  const width = Math.max(...all.map(({ name }) => name.length));
  return all
    .map(({ name, good, words, seconds }) =>
      [good ? 'ok    ' : 'FAILED', name.padEnd(width), `${words} (${seconds} s)`].join('  '),
    )
    .join('\n');
}

/** Runs a part in the Node of this program. @param tell hears at once what it writes */
export async function runPart(
  { args, env }: Part,
  tell: (text: string) => void = (text) => process.stdout.write(text),
): Promise<Omit<Came, 'name' | 'seconds'>> {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // Ctrl-C comes to both of them anyway.
  const pass = (): boolean => child.kill('SIGTERM');
  process.once('SIGTERM', pass);
  let last = '';
  let line = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    tell(text);
    const lines = `${line}${text}`.split('\n');
    line = lines.pop() ?? '';
    last = lines.findLast((one) => one.trim() !== '') ?? last;
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  process.off('SIGTERM', pass);
  const words = (line.trim() === '' ? last : line).trim();
  return { good: code === 0, words: words === '' ? 'it has said nothing' : words };
}
