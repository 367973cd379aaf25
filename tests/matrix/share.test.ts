import { expect, test } from 'vitest';
import { LEAST_CELLS, sharedOut, shareOf, tooFew } from './share.ts';

const CELLS = Array.from({ length: 23 }, (_, at) => at);

test('the shares of a matrix are all of it together, and no cell is in two', () => {
  const shares = [0, 1, 2, 3, 4].map((from) => sharedOut(CELLS, { every: 5, from }));
  expect(shares[0]).not.toEqual(shares[1]);
  expect(shares.flat().toSorted((a, b) => a - b)).toEqual(CELLS);
  expect(sharedOut(CELLS, { every: 5, from: 7 })).toEqual(shares[2]);
  expect(sharedOut(CELLS, shareOf({ every: '1', from: '0' }))).toEqual(CELLS);
});

test.each([
  [{ every: '0', from: '0' }],
  [{ every: 'x', from: '0' }],
  [{ every: '5', from: '-1' }],
  [{ every: '5', from: '1.5' }],
])('a share of %j is refused', (said) => {
  expect(() => shareOf(said)).toThrow(RangeError);
});

test('as many cells must be recorded as there are, whatever share of them is tried', () => {
  expect(tooFew(LEAST_CELLS)).toBeNull();
  expect(tooFew(LEAST_CELLS - 1)).toMatch(/were not recorded/u);
});
