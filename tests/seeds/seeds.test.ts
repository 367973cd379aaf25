import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { SEEDS_ARE_HERE, SEED_NUMBERS, sentencesOf } from './sentences.ts';
import { SEED_TABLE } from './table.ts';

// Every sentence that the project began with is shown by a test, or says why it cannot be.

test.skipIf(!SEEDS_ARE_HERE).each(SEED_NUMBERS)(
  'every sentence of seed %s has its row, and no row is of none',
  (seed) => {
    const rows = SEED_TABLE.filter((row) => row.seed === seed);
    const sentences = sentencesOf(seed);
    const known = new Set(rows.map(({ hash }) => hash));
    expect(sentences.filter(({ hash }) => !known.has(hash)).map(({ text }) => text)).toEqual([]);
    const texts = new Map(sentences.map(({ hash, text }) => [hash, text]));
    for (const { hash, begins } of rows) expect(texts.get(hash)?.startsWith(begins), begins).toBe(true);
    expect(known.size).toBe(rows.length);
  },
);

test('the table is of the three texts about tills', () => {
  expect(new Set(SEED_TABLE.map(({ seed }) => seed))).toEqual(new Set(SEED_NUMBERS));
  expect(SEED_TABLE.length).toBeGreaterThan(100);
});

const matched = SEED_TABLE.flatMap(({ begins, is }) => ('test' in is ? [{ begins, ...is }] : []));

test.each(matched)('$file has the test for "$begins…"', ({ file, test: name, cases = [] }) => {
  const source = readFileSync(path.join(import.meta.dirname, file), 'utf8');
  const found = namesOf(source).filter((one) => one.name === name);
  expect(found, `no test "${name}" in ${file}`).toHaveLength(1);
  expect(found[0]?.runs, `"${name}" is not run`).toBe(true);
  for (const one of cases) expect(source, `no row "${one}" in ${file}`).toContain(`'${one}'`);
  // A name that is filled in says by itself nothing about what it shows.
  if (name === '%s') expect(cases).not.toEqual([]);
});

test('what is marked as no behaviour says why, and what comes later is of an issue to come', () => {
  for (const { is } of SEED_TABLE) {
    if ('notBehaviour' in is) expect(is.notBehaviour.length).toBeGreaterThan(5);
    if ('issue' in is) expect(is.issue).toBeGreaterThan(4);
  }
  const later = SEED_TABLE.filter(({ is }) => 'issue' in is);
  expect(later).toEqual([]);
});

/** The names of a file's tests, as they are written there, and whether each is one that runs. */
function namesOf(source: string): readonly { readonly name: string; readonly runs: boolean }[] {
  const calls =
    /\btest(?<how>(?:\.\w+)*)(?:\((?:\[[\s\S]*?\](?: as const)?|\w+)\))?\(\s*(?<quote>['"])(?<name>(?:\\.|(?!\k<quote>).)*)\k<quote>/gu;
  return [...source.matchAll(calls)].map(({ groups }) => ({
    name: (groups?.['name'] ?? '').replaceAll(/\\(?<what>.)/gu, '$<what>'),
    runs: !/skip|todo|fails|only/u.test(groups?.['how'] ?? ''),
  }));
}
