import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Target, makeFakeDist } from './fake-dist.ts';

export const ROOT = path.resolve(import.meta.dirname, '../..');

/** Where the packed program's own files lie. */
const RESOURCES: Readonly<Record<Target, (arch: string) => string>> = {
  linux: (arch) => path.join(arch === 'x64' ? 'linux-unpacked' : `linux-${arch}-unpacked`, 'resources'),
  win: (arch) => path.join(arch === 'x64' ? 'win-unpacked' : `win-${arch}-unpacked`, 'resources'),
  mac: (arch) => path.join(arch === 'x64' ? 'mac' : `mac-${arch}`, 'Daybook.app', 'Contents', 'Resources'),
};

/** A program that electron-builder has put together. */
export interface PackedProgram {
  /** The folder of app.asar. */
  readonly resources: string;
  /** Of the whole program. */
  readonly folder: string;
}

/** Runs electron-builder as a release does, only with a fake Electron and without an installer. */
export async function packProgram(target: Target, arch: string, folder: string): Promise<PackedProgram> {
  const dist = path.join(folder, 'dist');
  const output = path.join(folder, 'release');
  mkdirSync(dist, { recursive: true });
  makeFakeDist(target, dist);
  const program = path.join(ROOT, 'node_modules/electron-builder/cli.js');
  const args = [
    program,
    `--${target}`,
    'dir',
    `--${arch}`,
    '--publish=never',
    `-c.electronDist=${dist}`,
    `-c.directories.output=${output}`,
  ];
  const { code, text } = await run(args, folder);
  if (code !== 0) throw new Error(`electron-builder ended with ${code}.\n${text}`);
  const resources = path.join(output, RESOURCES[target](arch));
  return { resources, folder: path.join(output, RESOURCES[target](arch).split(path.sep)[0] ?? '') };
}

function run(
  args: readonly string[],
  home: string,
): Promise<{ readonly code: number | null; readonly text: string }> {
  return new Promise((resolve, reject) => {
    // No identity, nothing fetched: what a machine has lying about must not change what is tested.
    const env = { ...process.env, HOME: home, CSC_IDENTITY_AUTO_DISCOVERY: 'false' };
    const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    const keep = (part: unknown): void => void (text += String(part));
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, text }));
  });
}
