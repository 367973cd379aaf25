import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { problemsOf } from './check.ts';
import { COMPLAINTS, type GuardEntry, type StandingGuard } from './entries.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'daybook-guards-'));
  put('src-main/post.ts', 'check();\npost();\n');
  put('tests/post.test.ts', "import { CASES } from './cases.ts';\ntest('posts once', () => {});\n");
  put('tests/cases.ts', "export const CASES = ['a gift card'];\n");
  put('tests/e2e/shop.test.ts', "test('posts once', () => {});\n");
  put('tests/guards/01-once.patch', patchOf('src-main/post.ts'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(file: string, text: string): void {
  mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}

function patchOf(file: string): string {
  return `--- a/${file}\n+++ b/${file}\n@@ -1,2 +1,1 @@\n-check();\n post();\n`;
}

const ONCE: StandingGuard = {
  id: 1,
  complaint: 'Something is posted twice.',
  guard: 'src-main/post.ts: it is checked first',
  patch: '01-once.patch',
  tests: ['tests/post.test.ts'],
  turnsRed: 'posts once',
};
const OTHERS: readonly GuardEntry[] = Array.from({ length: COMPLAINTS - 1 }, (_, at) => ({
  id: at + 2,
  complaint: 'Something else.',
  pending: 'All of it.',
}));

function problems(parts: Partial<StandingGuard> = {}): readonly string[] {
  return problemsOf(root, [{ ...ONCE, ...parts }, ...OTHERS]);
}

test('a list that is whole has no problems', () => {
  expect(problems()).toEqual([]);
});

test('a name may be that of a case in a table beside the test', () => {
  expect(problems({ turnsRed: 'a gift card' })).toEqual([]);
});

test.each<[string, Partial<StandingGuard>, RegExp]>([
  ['a patch of another number', { patch: '02-once.patch' }, /^01: 02-once\.patch is not called 01-/u],
  ['a patch that is not there', { patch: '01-gone.patch' }, /01-gone\.patch is not there/u],
  [
    'a guard in another place',
    { guard: 'src-main/sync.ts: somewhere' },
    /does not change src-main\/sync\.ts/u,
  ],
  ['a test that is not there', { tests: ['tests/gone.test.ts'] }, /gone\.test\.ts is not there/u],
  ['a slow test', { tests: ['tests/e2e/shop.test.ts'] }, /not one of the unit tests/u],
  ['a test of another name', { turnsRed: 'posts twice' }, /no test in tests\/post\.test\.ts/u],
])('%s is a problem', (_what, parts, problem) => {
  expect(problems(parts)[0]).toMatch(problem);
});

test('a patch must fit the program as it is, and change nothing beside it', () => {
  put('src-main/post.ts', 'checkTwice();\npost();\n');
  expect(problems()).toEqual([expect.stringMatching(/01-once\.patch does not apply any more/u)]);
  put('src-main/post.ts', 'check();\npost();\n');
  put('tests/post.ts', 'check();\npost();\n');
  put('tests/guards/01-once.patch', patchOf('src-main/post.ts') + patchOf('tests/post.ts'));
  expect(problems()).toEqual([expect.stringMatching(/changes tests\/post\.ts: a guard is in the program/u)]);
});

test('every complaint is in the list once, and every patch has an entry', () => {
  const [second, ...rest] = OTHERS;
  expect(problemsOf(root, [ONCE, ...rest])).toEqual(['Complaint 2 is not in the list']);
  expect(problemsOf(root, [ONCE, second!, second!, ...rest])).toEqual([
    'Complaint 2 is in the list more than once',
  ]);
  put('tests/guards/26-stray.patch', patchOf('src-main/post.ts'));
  expect(problems()).toEqual(['No entry uses 26-stray.patch']);
});
