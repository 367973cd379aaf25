import { describe, expect, test } from 'vitest';
import { readTypedDate } from '../../src-shared/time/index.ts';

describe.each(['en-GB', 'en-US', 'ms-MY'])('in %s', (locale) => {
  test.each([
    ['31 Oct 2026', '2026-10-31'],
    [' 1 mar 2026 ', '2026-03-01'],
    ['Oct 31, 2026', '2026-10-31'],
    ['31-Oct-2026', '2026-10-31'],
    ['2026-10-31', '2026-10-31'],
    ['2028-02-29', '2028-02-29'],
  ])('"%s" is %s', (typed, date) => {
    expect(readTypedDate(typed, locale)).toBe(date);
  });

  test.each([
    '31 Feb 2026',
    '2026-02-30',
    '2026-2-30',
    '29 Feb 2026',
    '2026',
    'hello',
    '',
    // Whoever leaves the year out does not mean 2001.
    '31 Oct',
    '10/31',
    '1',
    'hello 1',
    '5/6/26',
    '31 Oct 26',
  ])('"%s" is no day', (typed) => {
    expect(readTypedDate(typed, locale)).toBe(null);
  });
});

test.each([
  ['en-GB', '5/6/2026', '2026-06-05'],
  ['ms-MY', '5/6/2026', '2026-06-05'],
  ['en-US', '5/6/2026', '2026-05-06'],
  ['en-US', '10/31/2026', '2026-10-31'],
  ['en-GB', '31.10.2026', '2026-10-31'],
  ['en-GB', '10/31/2026', null],
  ['en-US', '4/31/2026', null],
])('in %s "%s" is %s', (locale, typed, date) => {
  expect(readTypedDate(typed, locale)).toBe(date);
});
