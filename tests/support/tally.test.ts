import { describe, expect, test } from 'vitest';
import { countPlaywright } from './tally-playwright.ts';
import { addTallies, countVitest, named, NO_TESTS, ONE_FAILURE, readTally, sizeOf } from './tally.ts';

type Status = 'passed' | 'failed' | 'skipped' | 'todo';

function report(...files: { status: string; tests: Status[] }[]): () => string {
  return () =>
    JSON.stringify({
      testResults: files.map(({ status, tests }, at) => ({
        name: `file-${at}.test.ts`,
        status,
        assertionResults: tests.map((result, at) => ({ status: result, fullName: `test ${at}` })),
      })),
    });
}

test('counts what passed, failed and did not run', () => {
  const read = report(
    { status: 'failed', tests: ['passed', 'failed', 'skipped'] },
    { status: 'passed', tests: ['passed', 'todo'] },
  );
  expect(readTally(countVitest, read, false)).toEqual({
    passed: 2,
    failed: 1,
    failures: ['file-0.test.ts test 1'],
    skipped: ['test 2', 'test 1'],
  });
});

test('a file that does not load is a failure', () => {
  expect(readTally(countVitest, report({ status: 'failed', tests: [] }), false)).toMatchObject({
    failed: 1,
    failures: ['file-0.test.ts'],
  });
});

test('a run that ended badly without a failed test is a failure', () => {
  expect(readTally(countVitest, report({ status: 'passed', tests: ['passed'] }), false)).toMatchObject({
    failed: 1,
  });
});

test.each([
  ['missing', () => ''],
  ['cut off', () => '{"testResults": ['],
  ['of another form', () => '{}'],
])('a report that is %s is a failure', (_state, read) => {
  expect(readTally(countVitest, read, true)).toEqual(ONE_FAILURE);
  expect(readTally(countPlaywright, read, true)).toEqual(ONE_FAILURE);
});

test('what has failed without a name gets that of its suite', () => {
  const tally = addTallies({ ...NO_TESTS, failed: 1, failures: ['a test'] }, ONE_FAILURE);
  expect(named(tally, 'unit').failures).toEqual(['a test', 'unit']);
});

test('adds suites up', () => {
  const one = { passed: 1, failed: 2, failures: ['x', 'y'], skipped: ['a'] };
  const other = { passed: 10, failed: 20, failures: [], skipped: ['b'] };
  expect(addTallies(one, other)).toEqual({
    passed: 11,
    failed: 22,
    failures: ['x', 'y'],
    skipped: ['a', 'b'],
  });
  expect(sizeOf(other)).toBe(31);
});

describe('Playwright', () => {
  const spec = (title: string, status: string) => ({ title, tests: [{ status }] });

  test('counts files with their describes, however deep', () => {
    const inner = { title: 'list', specs: [spec('empty', 'expected'), spec('long', 'skipped')], suites: [] };
    const file = { title: 'digests.spec.ts', specs: [spec('opens', 'expected')], suites: [inner] };
    const other = { title: 'books.spec.ts', specs: [spec('shows', 'unexpected')] };
    expect(countPlaywright({ suites: [file, other], errors: [] })).toEqual({
      passed: 2,
      failed: 1,
      failures: ['books.spec.ts shows'],
      skipped: ['digests.spec.ts list long'],
    });
  });

  test('what passes only at the second try has failed', () => {
    const file = { title: 'a.spec.ts', specs: [spec('shaky', 'flaky')] };
    expect(countPlaywright({ suites: [file], errors: [] })).toMatchObject({
      passed: 0,
      failed: 1,
      failures: ['a.spec.ts shaky'],
    });
  });

  test('a file that does not load is a failure', () => {
    expect(countPlaywright({ suites: [], errors: [{ message: 'SyntaxError' }] }).failed).toBe(1);
  });
});
