import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { parseSync } from 'oxc-parser';
import { expect, test } from 'vitest';

// What only goes wrong once everything is in one bundle. electron-vite says nothing about it.

const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, 'out/main');
const chunks = readdirSync(folder).filter((file) => file.endsWith('.js'));

test.each(chunks)('%s can be read by Node', (chunk) => {
  // A library that makes a `require` of its own collides with the one that electron-vite adds.
  const { status, stderr } = spawnSync(process.execPath, ['--check', path.join(folder, chunk)], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
});

test('every chunk lies two folders below the program, as its sources do', () => {
  expect(readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())).toEqual([]);
});

test('nothing is left outside but what is installed with Daybook', () => {
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  const known = [...Object.keys(manifest.dependencies), ...builtinModules, 'electron'];
  const outside = chunks.flatMap((chunk) => packagesOf(path.join(folder, chunk)));
  expect(outside).not.toHaveLength(0);
  expect(outside.filter((name) => !known.includes(name))).toEqual([]);
});

function packagesOf(file: string): string[] {
  const { staticImports } = parseSync(file, readFileSync(file, 'utf8')).module;
  return staticImports
    .map(({ moduleRequest }) => moduleRequest.value)
    .filter((name) => !name.startsWith('.') && !name.startsWith('node:'));
}
