import { expect, test } from 'vitest';
import { addCounts, NO_COUNTS } from '../../../src-main/core/digest/counts.ts';

test('counts of two imports add up, each by itself', () => {
  const one = { new: 1, changed: 20, unchanged: 300, rejected: 4_000 };
  expect(addCounts(one, one)).toEqual({ new: 2, changed: 40, unchanged: 600, rejected: 8_000 });
  expect(addCounts(NO_COUNTS, one)).toEqual(one);
});
