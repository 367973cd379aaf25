import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hasFiles, SUITES } from './suites.ts';

let root: string;
beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'daybook-suites-'));
  for (const file of [
    'tests/core/digest/total.test.ts',
    'tests/core/fixtures/broken.test.ts',
    'tests/e2e/sample-store.test.ts',
    'tests/ui/button.test.tsx',
    'tests/window/digests.spec.ts',
  ]) {
    mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(root, file), '');
  }
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

test.each([
  [[], ['unit', 'ui', 'e2e', 'window']],
  [['tests/core'], ['unit']],
  [['./tests/core/digest/total.test.ts:12'], ['unit']],
  [['digest'], ['unit', 'window']],
  [
    ['button', 'sample-store'],
    ['ui', 'e2e'],
  ],
  [['fixtures'], []],
  [['nothing-of-the-kind'], []],
])('the filters %j run the suites %j', (filters, expected) => {
  expect(SUITES.filter((suite) => hasFiles(suite, root, filters)).map(({ name }) => name)).toEqual(expected);
});
