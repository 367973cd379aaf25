import { describe, expect, test } from 'vitest';
import { saidWithout, type TestReport, whyNotGreen, whyNotRed } from './judge.ts';

const GUARD = { tests: ['tests/sync/deliver.test.ts'], turnsRed: 'is looked up' };

type Result = TestReport['testResults'][number]['assertionResults'][number];

function ran(...assertionResults: readonly Result[]): TestReport {
  return {
    testResults: [{ name: '/copy/tests/sync/deliver.test.ts', assertionResults: [...assertionResults] }],
  };
}

const green: Result = { status: 'passed', fullName: 'what is waiting is looked up first' };
const red = (message: string): Result => ({
  ...green,
  status: 'failed',
  failureMessages: [message],
});
const other: Result = { status: 'skipped', fullName: 'what is waiting is sent once' };

describe('with its guard in place', () => {
  test('a test that passes is as it should be, whatever others do', () => {
    expect(whyNotGreen(ran(other, green), GUARD)).toBeNull();
  });

  test.each([
    ['fails', ran(red('AssertionError: expected 1 to be 2')), 'does not pass'],
    ['is skipped', ran({ ...green, status: 'skipped' }), 'does not pass'],
    ['has another name', ran(other), 'no test in'],
    ['is in a file that did not run', { testResults: [] }, 'did not run'],
    ['is in a file that does not load', ran(), 'does not load'],
  ])('one that %s is not', (_what, report, why) => {
    expect(whyNotGreen(report, GUARD)).toContain(why);
  });
});

describe('without its guard', () => {
  test('a test that fails by what it expects is the one that was meant', () => {
    expect(whyNotRed(ran(other, red('AssertionError: expected 2 to be 1')), GUARD)).toBeNull();
    expect(whyNotRed(ran(red('ExpectedFailure: tender-unmapped')), GUARD)).toBeNull();
  });

  test('of several cases one is enough', () => {
    expect(whyNotRed(ran(green, red('AssertionError: expected 2 to be 1')), GUARD)).toBeNull();
  });

  test.each([
    ['passes', ran(green), 'fails without the guard'],
    ['waits in vain', ran(red('Error: Test timed out in 20000ms.')), 'timed out'],
    ['cannot begin', ran(red('Error: Hook timed out in 20000ms.')), 'timed out'],
    ['calls what is not there', ran(red('TypeError: lookUp is not a function')), 'breaks'],
    ['names what is not there', ran(red('ReferenceError: found is not defined')), 'breaks'],
    ['does not load', ran(), 'does not load'],
  ])('one that %s proves nothing', (_what, report, why) => {
    expect(whyNotRed(report, GUARD)).toContain(why);
  });

  test('what it said is told in one line', () => {
    const report = ran(other, red('AssertionError: expected 2 to be 1\n    at deliver.test.ts:9'));
    expect(saidWithout(report, GUARD)).toBe('AssertionError: expected 2 to be 1');
    expect(saidWithout(ran(green), GUARD)).toBe('');
  });

  test('one of each file must fail', () => {
    const two = { ...GUARD, tests: [...GUARD.tests, 'tests/crash/any.test.ts'] };
    expect(whyNotRed(ran(red('AssertionError: expected 2 to be 1')), two)).toContain('did not run');
  });
});
