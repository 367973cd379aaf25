import { expect, test } from 'vitest';
import { addTallies, readTally } from './tally.ts';

type Status = 'passed' | 'failed' | 'skipped' | 'todo';

function report(...files: { status: string; tests: Status[] }[]): () => string {
  return () =>
    JSON.stringify({
      testResults: files.map(({ status, tests }) => ({
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
  expect(readTally(read, false)).toEqual({ passed: 2, failed: 1, skipped: ['test 2', 'test 1'] });
});

test('a file that does not load is a failure', () => {
  expect(readTally(report({ status: 'failed', tests: [] }), false).failed).toBe(1);
});

test('a run that ended badly without a failed test is a failure', () => {
  expect(readTally(report({ status: 'passed', tests: ['passed'] }), false)).toMatchObject({ failed: 1 });
});

test.each([
  ['missing', () => ''],
  ['cut off', () => '{"testResults": ['],
  ['of another form', () => '{}'],
])('a report that is %s is a failure', (_state, read) => {
  expect(readTally(read, true)).toEqual({ passed: 0, failed: 1, skipped: [] });
});

test('adds suites up', () => {
  const one = { passed: 1, failed: 2, skipped: ['a'] };
  const other = { passed: 10, failed: 20, skipped: ['b'] };
  expect(addTallies(one, other)).toEqual({ passed: 11, failed: 22, skipped: ['a', 'b'] });
});
