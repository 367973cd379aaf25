import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FAILURE_CODES } from '../../src-shared/model/index.ts';
import { fillText, requiredPlaceholders } from '../../src-shared/text/index.ts';
import { readTextUses, readWindowTexts, RESOURCES_EN } from './read-texts.ts';

// Texts are found by key while the window runs: only this tells of a key that is missing or of no use.
const texts = readWindowTexts();
const uses = readTextUses();

describe('texts of the window', () => {
  test('there are some, and they are used', () => {
    expect(texts.size).toBeGreaterThan(10);
    expect(uses.length).toBeGreaterThan(300);
  });

  test('every key that the code says is there', () => {
    const missing = uses.filter(
      ({ namespaces, key, isSaid }) =>
        isSaid && !namespaces.some((name) => hasKey(texts.get(name) ?? [], key)),
    );
    expect(missing.map(({ file, key }) => `${file}: ${key.source}`)).toEqual([]);
  });

  test('every key that is there is said by some code', () => {
    const unused = [...texts].flatMap(([name, keys]) =>
      keys
        .filter(
          (key) => !uses.some((use) => use.namespaces.includes(name) && use.key.test(withoutPlural(key))),
        )
        .map((key) => `${name}: ${key}`),
    );
    expect(unused).toEqual([]);
  });

  test('of one thing there is also the text for many', () => {
    const lonely = [...texts].flatMap(([name, keys]) =>
      keys
        .filter((key) => key.endsWith('_one') && !keys.includes(key.replace(/_one$/u, '_other')))
        .map((key) => `${name}: ${key}`),
    );
    expect(lonely).toEqual([]);
  });
});

describe('cures in the words of a window', () => {
  const cures = JSON.parse(readFileSync(`${RESOURCES_EN}/window-cures.json`, 'utf8')) as Record<
    string,
    string
  >;
  const failures = JSON.parse(readFileSync(`${RESOURCES_EN}/failures.json`, 'utf8')) as Record<
    string,
    { readonly cause: string; readonly cure: string }
  >;
  const NAMES_COMMANDS = /\bdaybook [a-z]|--[a-z]/u;
  /** What only a command line can be told. */
  const NEVER_IN_A_WINDOW = ['bad-usage', 'unknown-command'];

  test('belong to failures, and stand without what is not known', () => {
    expect(Object.keys(cures).filter((code) => !FAILURE_CODES.some((known) => known === code))).toEqual([]);
    for (const cure of Object.values(cures)) {
      expect(requiredPlaceholders(cure.replaceAll(/\[[^\]]*\]/gu, ''))).toEqual([]);
      expect(fillText(cure, {})).not.toContain('?');
    }
  });

  test('take the place of all that name a command', () => {
    const left = Object.entries(failures)
      .filter(([code]) => !NEVER_IN_A_WINDOW.includes(code))
      .filter(([code, { cause, cure }]) => NAMES_COMMANDS.test(`${cause} ${cures[code] ?? cure}`))
      .map(([code]) => code);
    expect(left).toEqual([]);
  });
});

function hasKey(keys: readonly string[], key: RegExp): boolean {
  return keys.some((known) => key.test(withoutPlural(known)) || key.test(known));
}

function withoutPlural(key: string): string {
  return key.replace(/_(?:zero|one|two|few|many|other)$/u, '');
}
