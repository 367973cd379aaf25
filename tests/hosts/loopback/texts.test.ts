import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { RESOURCES } from '../../support/shop.ts';

const HOSTS = path.resolve(import.meta.dirname, '../../../src-main/hosts');

function textsOf(name: string): Record<string, string> {
  return JSON.parse(readFileSync(path.join(RESOURCES, `locales/en/${name}.json`), 'utf8')) as Record<
    string,
    string
  >;
}

function sourceOf(folder: string): string {
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map(({ name }) => readFileSync(path.join(folder, name), 'utf8')).join('\n');
}

test('every text of the loopback host is there, and every one is used', () => {
  const source = sourceOf(path.join(HOSTS, 'loopback'));
  const said = [...source.matchAll(/\bsay\(\s*'([\w.-]+)'/gu)].map(([, key]) => key!);
  const refused = [...source.matchAll(/new Refusal\(\s*\d+,\s*'([\w-]+)'/gu)].map(
    ([, key]) => `refused.${key}`,
  );
  const reasons = ['port-taken', 'window-missing'];
  expect(Object.keys(textsOf('loopback')).toSorted()).toEqual(
    [...new Set([...said, ...refused, ...reasons])].toSorted(),
  );
});

test('so are those of npm start', () => {
  const source = `${readFileSync(path.join(HOSTS, 'start.mjs'), 'utf8')}${readFileSync(path.join(HOSTS, 'electron-binary.mjs'), 'utf8')}`;
  const said = [...source.matchAll(/\b(?:say|tell)\(\s*'([\w.-]+)'/gu)].map(([, key]) => key!);
  const reasons = [...source.matchAll(/\bwhy: (?:\w.*\? )?'([\w-]+)'(?: : '([\w-]+)')?/gu)].flatMap(
    ([, ...keys]) => keys.filter((key) => key !== undefined).map((key) => `why.${key}`),
  );
  expect(Object.keys(textsOf('start')).toSorted()).toEqual([...new Set([...said, ...reasons])].toSorted());
});
