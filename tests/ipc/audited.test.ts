import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { RESOURCES } from '../support/shop.ts';
import { requests } from '../../src-shared/ipc/contract.ts';
import {
  AUDIT_ACTIONS,
  AUDIT_ACTORS,
  AUDIT_GROUPS,
  AUDITED,
  NOT_AUDITED,
} from '../../src-shared/model/index.ts';

const changing = Object.entries(requests).flatMap(([channel, parts]) =>
  parts.access === 'write' && 'changes' in parts ? [channel] : [],
);
const written = new Set<string>(AUDIT_ACTIONS.flatMap((action) => AUDITED[action].channels));

test.each(changing)('%s is written down, or says why not', (channel) => {
  const isExcused = (NOT_AUDITED[channel] ?? '') !== '';
  expect([written.has(channel), isExcused].filter(Boolean), channel).toHaveLength(1);
});

test('only requests that there are, and that change something, are on the lists', () => {
  for (const channel of [...written, ...Object.keys(NOT_AUDITED)]) {
    expect(Object.keys(requests), channel).toContain(channel);
  }
  expect(changing.length).toBeGreaterThan(20);
});

test.each([
  ['audit.json', ['action', null, null]],
  ['window/history.json', [null, 'group', 'who']],
  ['cli.json', [null, null, 'who']],
  ['exports.json', [null, null, 'who']],
] as const)('%s has a text for every action that can be written', (file, [action, group, who]) => {
  const texts = JSON.parse(readFileSync(path.join(RESOURCES, 'locales', 'en', file), 'utf8')) as Record<
    string,
    string
  >;
  const keys = [
    ...(action === null ? [] : AUDIT_ACTIONS.map((one) => `${action}.${one}`)),
    ...(who === null ? [] : AUDIT_ACTORS.map((one) => `${who}.${one}`)),
    ...(group === null ? [] : AUDIT_GROUPS.map((one) => `${group}.${one}`)),
  ];
  expect(keys.filter((key) => (texts[key] ?? '') === '')).toEqual([]);
});
