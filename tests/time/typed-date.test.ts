import { expect, test } from 'vitest';
import { readTypedDate } from '../../src-shared/time/index.ts';

test.each([
  ['31 Oct 2026', '2026-10-31'],
  [' 1 mar 2026 ', '2026-03-01'],
  ['Oct 31, 2026', '2026-10-31'],
  ['10/31/2026', '2026-10-31'],
  ['2026-10-31', '2026-10-31'],
  ['2028-02-29', '2028-02-29'],
])('"%s" is %s', (typed, date) => {
  expect(readTypedDate(typed)).toBe(date);
});

test.each(['31 Feb 2026', '2026-02-30', '2026-2-30', '4/31/2026', '29 Feb 2026', '2026', 'hello', ''])(
  '"%s" is no day',
  (typed) => {
    expect(readTypedDate(typed)).toBe(null);
  },
);
