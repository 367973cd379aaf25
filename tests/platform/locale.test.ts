import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  RESOURCES_FOLDER,
  explainFailure,
  explainNotice,
  fillText,
  loadTexts,
  requiredPlaceholders,
} from '../../src-main/platform/index.ts';
import { COMMANDS } from '../../src-main/hosts/cli/commands/index.ts';
import { COMMON_OPTIONS, OPTIONS } from '../../src-main/hosts/cli/options.ts';
import { CHANGE_FACTS, FAILURE_CODES, REJECTION_CODES, failure } from '../../src-shared/model/index.ts';

const texts = loadTexts(RESOURCES_FOLDER);
const CLI_SOURCES = path.join(import.meta.dirname, '..', '..', 'src-main', 'hosts', 'cli');

/** A text must read well whatever its thrower forgot to say. */
function expectReadable(text: string): void {
  const bare = text.replaceAll(/\[[^[\]]*\]/gu, '');
  expect(requiredPlaceholders(bare), 'placeholders without other words').toEqual([]);
  const filled = fillText(text, {});
  expect(filled).toMatch(/^[A-Z].*\.$/su);
  expect(filled).not.toMatch(/[[\]{}]| {2}|\s[.,:]/u);
}

describe('failures', () => {
  test('every code has words, and there are no others', () => {
    expect(Object.keys(texts.failures).toSorted()).toEqual(FAILURE_CODES.toSorted());
  });

  test.each(FAILURE_CODES)('%s has a cause and a cure that read well without data', (code) => {
    const { cause, cure } = texts.failures[code];
    expectReadable(cause);
    expectReadable(cure);
  });

  test('data and place fill the text', () => {
    const data = { number: 'R-17', side: 'tenders', difference: '-0.05', currency: 'AUD' };
    expect(explainFailure(failure('order-out-of-balance', { data }), texts).cause).toBe(
      'R-17 does not add up: its tenders differ from its total by -0.05 AUD.',
    );
    expect(explainFailure(failure('ledger-locked', { where: '/x' }), texts).cause).toContain('/x');
    const kind = failure('kind-not-posted-yet', { data: { kind: 'gift-card-sold' } });
    expect(explainFailure(kind, texts).cause).toContain('gift card sold documents');
  });
});

test('every rejection code has its sentence', () => {
  expect(Object.keys(texts.rejections).toSorted()).toEqual(REJECTION_CODES.toSorted());
  for (const text of Object.values(texts.rejections)) expectReadable(text);
});

test('every notice reads well with and without data', () => {
  for (const text of Object.values(texts.notices)) expectReadable(text);
  const notice = { code: 'rounding-difference', data: { difference: '0.681', currency: 'USD' } } as const;
  expect(explainNotice(notice, texts)).toContain('0.681 USD');
});

test('every fact of a receipt has its words, which its data fills', () => {
  expect(Object.keys(texts.differences).toSorted()).toEqual([...CHANGE_FACTS, 'between'].toSorted());
});

test('every text of the command line is used, and every one that is used exists', () => {
  const sources = readdirSync(CLI_SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(path.join(CLI_SOURCES, name), 'utf8'))
    .join('\n');
  const quoted = new Set(
    [...sources.matchAll(/'([a-z-]+(?:\.[a-zA-Z0-9-]+)*)'/gu)].map(([, key = '']) => key),
  );
  // These are made of a name that stands elsewhere.
  const made = new Set([
    ...COMMANDS.map(({ words }) => `command.${words}`),
    ...COMMANDS.flatMap((command) => command.arguments ?? []).map(({ name }) => `argument.${name}`),
    ...[...COMMON_OPTIONS, ...Object.values(OPTIONS)].map(({ name }) => `option.${name}`),
    ...['source', 'posted', 'waiting', 'onOrder', 'held', 'excluded'].map((term) => `term.${term}`),
  ]);
  // `state.${state}`: the first words are in the source, the last one is a state's name.
  const begun = [...sources.matchAll(/`([a-z-]+(?:\.[a-z-]+)*[.-])\$\{/gu)].map(([, start = '']) => start);
  const unused = Object.keys(texts.cli).filter(
    (key) =>
      !quoted.has(key) &&
      !made.has(key) &&
      !quoted.has(key.replace(/^fact\./u, '')) &&
      !begun.some((start) => key.startsWith(start)),
  );
  expect(unused).toEqual([]);
  const said = [...sources.matchAll(/say\(\s*'([^']+)'/gu)].map(([, key = '']) => key);
  const missing = [...said, ...made].filter((key) => texts.cli[key] === undefined);
  expect(missing).toEqual([]);
});
