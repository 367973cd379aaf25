import { expect, test } from 'vitest';
import { diceOf } from '../../../src-main/sources/sample/dice.ts';

test('the same name throws the same for ever', () => {
  const dice = diceOf(1, '2026-10-31/SYD/sale 1');
  expect(Array.from({ length: 6 }, () => dice.below(1000))).toEqual([792, 507, 227, 138, 307, 445]);
});

test('names and seeds that differ in one character throw differently', () => {
  const names = Array.from({ length: 500 }, (_, i) => `sale ${i}`);
  const first = [...names.map((name) => diceOf(1, name)), ...names.map((name) => diceOf(2, name))];
  const throws = first.map((dice) => dice.below(2 ** 20));
  // Of 1,000 throws at a million faces, about half a pair may fall together by chance.
  expect(new Set(throws).size).toBeGreaterThan(995);
});

test('each face comes about as often, also as the first throw of many dice', () => {
  const faces = Array.from({ length: 10 }, () => 0);
  for (let i = 0; i < 10_000; i += 1) faces[diceOf(9, `event ${i}`).below(10)]! += 1;
  for (const times of faces) expect(Math.abs(times - 1000)).toBeLessThan(130);
});

test('weights are kept, and both ends of a range come up', () => {
  const dice = diceOf(5, 'weights');
  const heads = Array.from({ length: 4000 }, () =>
    dice.weighted(['heads', 'tails'], (s) => (s === 'heads' ? 3 : 1)),
  );
  const share = heads.filter((side) => side === 'heads').length;
  expect(Math.abs(share - 3000)).toBeLessThan(150);
  const range = new Set(Array.from({ length: 200 }, () => dice.between(-2, 1)));
  expect([...range].toSorted((a, b) => a - b)).toEqual([-2, -1, 0, 1]);
});

test('dice without faces are refused', () => {
  expect(() => diceOf(1, 'x').below(0)).toThrow(RangeError);
  expect(() => diceOf(1, 'x').pick([])).toThrow(RangeError);
  expect(() => diceOf(1, 'x').below(2 ** 21)).toThrow(RangeError);
});
