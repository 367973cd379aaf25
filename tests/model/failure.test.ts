import { describe, expect, test } from 'vitest';
import {
  assertNever,
  causeKey,
  ExpectedFailure,
  FAILURE_CODES,
  failure,
  type FailureCode,
} from '../../src-shared/model/index.ts';

describe('failure', () => {
  test('what is not said is the cautious choice: the person corrects, nothing is tried again', () => {
    expect(failure('bad-input')).toEqual({
      code: 'bad-input',
      cure: { action: 'correct-input', target: null },
      where: null,
      retry: 'never',
      data: {},
    });
  });

  test('what is said stands', () => {
    expect(
      failure('tender-unmapped', {
        where: 'R-1',
        data: { name: 'Visa' },
        retry: 'now',
        target: 'x',
        action: 'wait',
      }),
    ).toEqual({
      code: 'tender-unmapped',
      cure: { action: 'wait', target: 'x' },
      where: 'R-1',
      retry: 'now',
      data: { name: 'Visa' },
    });
  });

  test.each([
    ['tender-unmapped', 'open-mapping'],
    ['tax-unmapped', 'open-mapping'],
    ['location-unmapped', 'open-mapping'],
    ['order-out-of-balance', 'correct-in-pos'],
    ['rounding-over-cap', 'correct-in-pos'],
    ['kind-not-posted-yet', 'wait'],
    ['cancelled-in-pos', 'nothing'],
    ['before-start-date', 'open-stream'],
    ['currency-differs', 'open-stream'],
  ] as const)('a hold for %s is cured by %s', (code, action) => {
    expect(failure(code).cure.action).toBe(action);
  });

  test('codes are unique, lower case, with hyphens', () => {
    expect(new Set(FAILURE_CODES).size).toBe(FAILURE_CODES.length);
    for (const code of FAILURE_CODES) expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });
});

test('what is wrong with the way to the books is one cause, whatever document met it', () => {
  const key = (code: FailureCode, document: string) =>
    causeKey(failure(code, { where: 'https://books' }), document);
  expect(key('books-unreachable', 'INV-1')).toBe(key('books-unreachable', 'INV-2'));
  expect(key('credentials-expired', 'INV-1')).toBe(key('credentials-expired', 'INV-2'));
  // These may be a document's own fault.
  expect(key('books-failed', 'INV-1')).not.toBe(key('books-failed', 'INV-2'));
  expect(key('books-refused', 'INV-1')).not.toBe(key('books-refused', 'INV-2'));
});

test('an expected failure carries its value and can be read in a log', () => {
  const error = new ExpectedFailure('number-taken', { where: 'INV-1', data: { number: 'INV-1' } });
  expect(error.failure).toEqual(failure('number-taken', { where: 'INV-1', data: { number: 'INV-1' } }));
  expect(error.message).toBe('number-taken (INV-1) {"number":"INV-1"}');
  expect(new ExpectedFailure('internal').message).toBe('internal {}');
});

test('a value outside a closed union is a defect', () => {
  // Only a defect can bring such a value here, past the compiler.
  const impossible = { kind: 'other' } as unknown as never;
  expect(() => assertNever(impossible)).toThrow('Unexpected {"kind":"other"}');
});
