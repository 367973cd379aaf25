import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtFile, lastJson, runProgram } from '../hosts/electron/run-built.ts';
import { extractArchive, readArchive } from './asar.ts';
import { type Target, readFuses } from './fake-dist.ts';
import { nativeFormat } from './native-format.ts';
import { type PackedProgram, ROOT, packProgram } from './pack.ts';

// electron-builder packs the built program for three platforms, with a fake Electron: what is in the
// archive, beside it and in the binary's switches is as it will be; only Electron itself is not there.

const PACK_LIMIT_MS = 180_000;
const FOLDER = mkdtempSync(path.join(tmpdir(), 'daybook-packaging-'));

interface Case {
  readonly target: Target;
  readonly arch: string;
  readonly native: string;
  /** Whose switches Electron reads. */
  readonly binary: string;
}

const CASES: readonly Case[] = [
  { target: 'linux', arch: 'x64', native: 'linux-x64', binary: 'daybook' },
  { target: 'win', arch: 'x64', native: 'win32-x64', binary: 'Daybook.exe' },
  {
    target: 'mac',
    arch: 'arm64',
    native: 'darwin-arm64',
    binary: 'Daybook.app/Contents/Frameworks/Electron Framework.framework/Electron Framework',
  },
];

/** Everything else is bundled, and must not come twice. */
const DEPENDENCIES = Object.keys(
  (JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { readonly dependencies: object })
    .dependencies,
).toSorted();

const packed = new Map<Target, PackedProgram>();
beforeAll(async () => {
  for (const name of ['main/electron.js', 'main/engine.js', 'preload/preload.cjs', 'renderer/index.html']) {
    builtFile(name);
  }
  await Promise.all(
    CASES.map(async ({ target, arch }) => {
      packed.set(target, await packProgram(target, arch, path.join(FOLDER, target)));
    }),
  );
}, PACK_LIMIT_MS);
afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

function programOf(target: Target): PackedProgram {
  const program = packed.get(target);
  if (program === undefined) throw new Error(`${target} was not packed.`);
  return program;
}

function archiveOf(target: Target): string {
  return path.join(programOf(target).resources, 'app.asar');
}

describe.each(CASES)('for $target $arch', ({ target, native, binary }) => {
  test('the archive holds the program and nothing that it does not run', () => {
    const names = readArchive(archiveOf(target)).files.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        'package.json',
        'out/main/electron.js',
        'out/main/engine.js',
        'out/main/cli.js',
        'out/preload/preload.cjs',
        'out/renderer/index.html',
        'resources/locales/en/failures.json',
        'resources/chart-of-accounts/default.json',
        'resources/file-profiles/daybook.json',
        'resources/sample-store/catalogue.json',
        'resources/icons/icon.png',
        'node_modules/better-sqlite3/lib/index.js',
      ]),
    );
    const unwanted = /\.map$|\.tsx?$|^(?:src-|tests|\.|out\/\.)|\.(?:cpp|c|h|gyp)$/u;
    expect(names.filter((name) => unwanted.test(name))).toEqual([]);
    const packages = new Set(
      names.flatMap((name) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/u.exec(name)?.[1] ?? []),
    );
    expect([...packages].toSorted()).toEqual(DEPENDENCIES);
  });

  test('package.json names a main file that is there', () => {
    const archive = readArchive(archiveOf(target));
    const manifest = archive.files.find(({ name }) => name === 'package.json');
    if (manifest === undefined) throw new Error('There is no package.json.');
    const { main, type } = JSON.parse(archive.read(manifest).toString('utf8')) as Record<string, string>;
    expect(type).toBe('module');
    expect(archive.files.map(({ name }) => name)).toContain(path.posix.normalize(main ?? ''));
  });

  test('the one native module is of its platform and processor, and lies beside the archive', () => {
    const archive = readArchive(archiveOf(target));
    const natives = archive.files.filter(({ name }) => name.endsWith('.node'));
    expect(natives.map(({ name }) => path.posix.basename(name, '.node'))).toEqual([native]);
    for (const module of natives) {
      expect(module.unpacked).toBe(true);
      expect(nativeFormat(archive.read(module))).toBe(native);
    }
    // What lies beside the archive is vouched for by nobody: nothing else may.
    expect(archive.files.filter(({ unpacked }) => unpacked)).toEqual(natives);
  });

  test('the binary is no Node, takes no inspector, and runs this archive only', () => {
    // In Electron's order: run as Node, encrypt cookies, NODE_OPTIONS, inspect arguments, archive's hash,
    // only from the archive, (a snapshot of its own: as it was), file:// privileges.
    const fuses = readFuses(path.join(programOf(target).folder, binary)) ?? '';
    expect([...fuses].filter((_, at) => at !== 6).join('')).toBe('0100110');
  });

  test('no place for updates is named', () => {
    expect(existsSync(path.join(programOf(target).resources, 'app-update.yml'))).toBe(false);
  });
});

describe('the packed program, out of its archive', () => {
  const home = mkdtempSync(path.join(FOLDER, 'home-'));
  const program = path.join(FOLDER, 'extracted');
  const main = path.join(program, 'out', 'main', 'electron.js');
  beforeAll(() => extractArchive(archiveOf('linux'), program));

  // The native module of another processor is packed as well as this one; it only cannot be started here.
  const canRun = process.platform === 'linux' && process.arch === 'x64';

  test.skipIf(!canRun)('starts its engine, opens a ledger and answers', async () => {
    const ended = await runProgram(main, { home, scene: 'first-window.ts' });
    expect(lastJson(ended)).toMatchObject({
      page: { status: 200 },
      info: { ok: true },
      ledger: { ok: true },
    });
    expect(ended.code).toBe(0);
  });

  test.skipIf(!canRun)('runs the sample store from the command line with what is packed', async () => {
    const ended = await runProgram(main, { home, args: ['--cli', 'demo', '--json'] });
    expect(ended.stderr).not.toContain('internal');
    expect(lastJson(ended)).toHaveProperty('digests');
  });

  test.skipIf(!canRun)('finds nothing wrong with itself', async () => {
    const ended = await runProgram(main, { home, args: ['--self-test'] });
    expect(lastJson(ended)).toMatchObject({ ok: true });
    expect(ended.code).toBe(0);
  });

  test('carries texts that can be read', () => {
    const file = path.join(program, 'resources', 'locales', 'en', 'desktop.json');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toHaveProperty('quit');
  });
});
