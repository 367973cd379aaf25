import { expect, test } from 'vitest';
import {
  addMoney,
  equalMoney,
  minor,
  money,
  negateMoney,
  subtractMoney,
} from '../../src-shared/money/index.ts';
import { JPY, MYR } from './arbitraries.ts';

const ringgit = (n: number) => money(minor(n), MYR);
const yen = (n: number) => money(minor(n), JPY);

test('adds and subtracts within one currency', () => {
  expect(addMoney(ringgit(1050), ringgit(-50))).toEqual(ringgit(1000));
  expect(subtractMoney(ringgit(1050), ringgit(50))).toEqual(ringgit(1000));
  expect(negateMoney(ringgit(1050))).toEqual(ringgit(-1050));
});

test('never mixes currencies, not even for nothing', () => {
  expect(() => addMoney(ringgit(1), yen(1))).toThrow('MYR and JPY');
  expect(() => subtractMoney(ringgit(1), yen(0))).toThrow(RangeError);
});

test('equal money is the same amount of the same currency', () => {
  expect(equalMoney(ringgit(5), ringgit(5))).toBe(true);
  expect(equalMoney(ringgit(5), ringgit(6))).toBe(false);
  expect(equalMoney(ringgit(0), yen(0))).toBe(false);
});
