import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What a program said of a file with this text. */
export function runOnFile(
  command: string,
  text: string,
  name: string,
  args: (file: string) => readonly string[],
): { readonly status: number | null; readonly output: string; readonly errors: string } {
  const folder = mkdtempSync(path.join(tmpdir(), 'daybook-exports-'));
  const file = path.join(folder, name);
  try {
    writeFileSync(file, text);
    const env = { ...process.env, LC_ALL: 'C.UTF-8' };
    const { status, stdout, stderr } = spawnSync(command, args(file), { encoding: 'utf8', env });
    return { status, output: stdout, errors: stderr };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
