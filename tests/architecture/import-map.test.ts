import { describe, expect, test } from 'vitest';
import { type ImportMap, ROOMS } from './import-map.ts';
import { judgeImports } from './judge-imports.ts';

/** The offences as "path:line what", for files given as path → text. */
function offencesOf(sources: Readonly<Record<string, string>>): string[] {
  const files = Object.entries(sources).map(([path, text]) => ({ path, text }));
  return judgeImports(ROOMS, files).map(({ path, line, what }) => `${path}:${line} ${what}`);
}

describe('what the check lets pass', () => {
  test('an arrow of the map, a package of the room, a neighbour', () => {
    expect(
      offencesOf({
        'src-main/core/digest/consolidate.ts': `
          import type { Money } from '../../../src-shared/money/money.ts';
          import { total } from './total.ts';`,
        'src-main/core/digest/total.ts': `export const total = 0;`,
        'src-main/storage/database.ts': `
          import Database from 'better-sqlite3';
          import { readFile } from 'node:fs/promises';
          import type { Clock } from '../core/ports.ts';`,
        'src-main/sources/file/source.ts': `
          import { parse } from 'csv-parse/sync';
          import type { Source } from '../../core/ports/source.ts';`,
        'src-main/sources/registry.ts': `import { fileSource } from './file/source.ts';`,
      }),
    ).toEqual([]);
  });

  test('the window: style sheets, texts, plain JavaScript that starts it', () => {
    expect(
      offencesOf({
        'src-renderer/app/main.tsx': `
          import '@mantine/core/styles.css';
          import './app.css';
          import { createRoot } from 'react-dom/client';
          import { Digests } from '../features/digests/digests.tsx';
          export const page = <Digests />;`,
        'src-renderer/main.tsx': `import { page } from './app/main.tsx';`,
        'src-renderer/features/digests/digests.tsx': `
          import styles from './digests.module.css';
          import { Amount } from '../../components/amount.tsx';
          export const Digests = () => <Amount className={styles.amount} />;`,
        'src-renderer/i18n/texts.ts': `import words from '../../resources/locales/en/failures.json';`,
        'src-main/hosts/start.mjs': `
          import { spawn } from 'node:child_process';
          import { buildOnce } from './build/build.mjs';`,
      }),
    ).toEqual([]);
  });

  test('words in comments and texts', () => {
    expect(
      offencesOf({
        'src-main/core/digest/note.ts': `
          // import { readFile } from 'node:fs';
          export const note = "import 'node:fs'";`,
      }),
    ).toEqual([]);
  });
});

describe('what the check catches', () => {
  test('a folder without a row', () => {
    expect(offencesOf({ 'src-main/helpers/misc.ts': '', 'src-renderer/window.tsx': '' })).toEqual([
      'src-main/helpers/misc.ts:1 the folder src-main/helpers is in no room',
      'src-renderer/window.tsx:1 the folder src-renderer is in no room',
    ]);
  });

  test('a file beside the rooms', () => {
    expect(offencesOf({ 'src-main/index.ts': '' })).toHaveLength(1);
  });

  test.each([
    ['core → storage', 'src-main/core/digest/x.ts', '../../storage/database.ts'],
    ['core → sync', 'src-main/core/digest/x.ts', '../../sync/pull.ts'],
    ['ports → the rest of core', 'src-main/core/ports/x.ts', '../digest/total.ts'],
    ['storage → core beyond its ports', 'src-main/storage/x.ts', '../core/digest/total.ts'],
    ['storage → books', 'src-main/storage/x.ts', '../books/embedded/books.ts'],
    ['books → storage', 'src-main/books/embedded/x.ts', '../../storage/books/entries.ts'],
    ['one till → another', 'src-main/sources/file/x.ts', '../other/source.ts'],
    ['a till → the registry', 'src-main/sources/file/x.ts', '../registry.ts'],
    ['exports → storage', 'src-main/exports/x.ts', '../storage/database.ts'],
    ['ipc → sync', 'src-main/ipc/x.ts', '../sync/pull.ts'],
    ['actions → storage', 'src-main/actions/digests/x.ts', '../../storage/database.ts'],
    ['the command line → exports', 'src-main/hosts/cli/x.ts', '../../exports/csv.ts'],
    ['engine → hosts', 'src-main/engine/x.ts', '../hosts/cli/main.ts'],
    ['shared → main', 'src-shared/model/x.ts', '../../src-main/core/ports.ts'],
    ['money → time', 'src-shared/money/x.ts', '../time/instant.ts'],
    ['sources → tests', 'src-main/engine/x.ts', '../../tests/support/clock.ts'],
    ['one feature → another', 'src-renderer/features/digests/x.tsx', '../books/balance.tsx'],
    ['a feature → the app', 'src-renderer/features/digests/x.tsx', '../../app/routes.tsx'],
    ['a component → the bridge', 'src-renderer/components/x.tsx', '../bridge/bridge.ts'],
    ['a style sheet of another feature', 'src-renderer/features/digests/x.tsx', '../books/books.css'],
    ['the window → the engine', 'src-renderer/bridge/x.ts', '../../src-main/engine/engine.ts'],
    [
      'a feature → the texts themselves',
      'src-renderer/features/digests/x.tsx',
      '../../../resources/locales/en/a.json',
    ],
    ['one window → the other', 'src-main/hosts/loopback/x.ts', '../electron/main.ts'],
    ['a host → storage', 'src-main/hosts/electron/x.ts', '../../storage/ledger.ts'],
    ['the link → storage', 'src-main/link/x.ts', '../storage/database.ts'],
  ])('the arrow %s', (_arrow, path, specifier) => {
    expect(offencesOf({ [path]: `\nimport { it } from '${specifier}';` })).toEqual([
      expect.stringMatching(new RegExp(`^${path}:2 imports (src-|tests/|resources/)`)),
    ]);
  });

  test.each([
    ['src-main/core/digest/x.ts', 'zod'],
    ['src-main/sync/x.ts', 'luxon'],
    ['src-main/engine/x.ts', 'better-sqlite3'],
    ['src-main/sources/other/x.ts', 'csv-parse'],
    ['src-shared/money/x.ts', 'zod/mini'],
    ['src-main/storage/x.ts', '@scope/name/part'],
    ['src-main/hosts/loopback/x.ts', 'electron'],
    ['src-renderer/features/digests/x.tsx', 'electron'],
    ['src-renderer/components/x.tsx', 'zustand'],
  ])('in %s the package %s', (path, specifier) => {
    const name = specifier.startsWith('@') ? '@scope/name' : (specifier.split('/')[0] ?? '');
    expect(offencesOf({ [path]: `import '${specifier}';` })).toEqual([
      `${path}:1 imports the package ${name}`,
    ]);
  });

  test.each([
    'src-shared/time/x.ts',
    'src-main/core/digest/x.ts',
    'src-main/sync/x.ts',
    'src-main/ipc/x.ts',
    'src-renderer/bridge/x.ts',
  ])('Node in the pure room of %s, with and without its prefix', (path) => {
    expect(offencesOf({ [path]: `import 'node:fs';\nimport 'fs/promises';` })).toEqual([
      `${path}:1 imports node:fs`,
      `${path}:2 imports fs/promises`,
    ]);
  });

  test.each([
    ['a type', `import type { Db } from '../../storage/database.ts';`],
    ['an export from', `export { Db } from '../../storage/database.ts';`],
    ['an export of all', `export * from '../../storage/database.ts';`],
    ['import()', `await import('../../storage/database.ts');`],
    ['the type import()', `type Db = import('../../storage/database.ts').Db;`],
    ['require()', `require('../../storage/database.ts');`],
    ['import = require()', `import db = require('../../storage/database.ts');`],
    ['a worker', `new URL('../../storage/database.ts', import.meta.url);`],
  ])('a forbidden arrow however it is written: %s', (_way, text) => {
    expect(offencesOf({ 'src-main/core/digest/x.ts': text })).toEqual([
      'src-main/core/digest/x.ts:1 imports src-main/storage/database.ts',
    ]);
  });

  test('import() of a name put together at run time', () => {
    expect(offencesOf({ 'src-main/engine/x.ts': `const name = 'y';\nawait import('./' + name);` })).toEqual([
      'src-main/engine/x.ts:2 imports a module whose name is not written out',
    ]);
  });

  test('files in a circle, also one of types', () => {
    expect(
      offencesOf({
        'src-main/core/digest/a.ts': `\nimport { b } from './b.ts';`,
        'src-main/core/digest/b.ts': `export * from './c.ts';`,
        'src-main/core/digest/c.ts': `import type { a } from './a.ts';`,
      }),
    ).toEqual([
      'src-main/core/digest/a.ts:2 is imported by what it imports: src-main/core/digest/a.ts → ' +
        'src-main/core/digest/b.ts → src-main/core/digest/c.ts → src-main/core/digest/a.ts',
    ]);
  });

  test('a file that imports itself', () => {
    expect(offencesOf({ 'src-main/core/digest/a.ts': `import './a.ts';` })).toHaveLength(1);
  });

  test('a file that does not parse', () => {
    expect(() => offencesOf({ 'src-main/core/digest/a.ts': 'import {' })).toThrow(SyntaxError);
  });
});

describe('the map itself', () => {
  const map: ImportMap = ROOMS;

  test.each(Object.entries(map))('%s names rooms that are on the map', (_row, room) => {
    for (const arrow of room.imports) {
      if (arrow !== 'src-shared/*') expect(Object.keys(map)).toContain(arrow);
    }
  });

  test('the arrows go one way', () => {
    const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
      (map[from]?.imports ?? []).some((next) => {
        if (next === to) return true;
        if (seen.has(next)) return false;
        seen.add(next);
        return reaches(next, to, seen);
      });
    expect(Object.keys(map).filter((row) => reaches(row, row))).toEqual([]);
  });
});
