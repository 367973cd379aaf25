import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { loadWords } from '../../../src-main/hosts/electron/words.ts';
import { RESOURCES_FOLDER } from '../../../src-main/platform/index.ts';

const SOURCES = path.resolve(import.meta.dirname, '../../../src-main/hosts/electron');

test('every text of the shell is used, and every one that is used exists', () => {
  const sources = readdirSync(SOURCES)
    .map((name) => readFileSync(path.join(SOURCES, name), 'utf8'))
    .join('\n');
  const said = new Set([...sources.matchAll(/say\(\s*'([^']+)'/gu)].map(([, key = '']) => key));
  const file = path.join(RESOURCES_FOLDER, 'locales', 'en', 'desktop.json');
  expect(Object.keys(JSON.parse(readFileSync(file, 'utf8')) as object).toSorted()).toEqual(
    [...said].toSorted(),
  );
});

test('a text is filled with what it is about', () => {
  expect(loadWords(RESOURCES_FOLDER)('unexpected.cure', { where: '/logs' })).toContain('kept in /logs.');
});
