import { expect, test } from 'vitest';
import type { Product } from '../../../src-main/sources/sample/resources.ts';
import {
  ONE,
  partOf,
  reducedOrder,
  shareOf,
  soldLine,
  takenBack,
} from '../../../src-main/sources/sample/lines.ts';
import { minor, quantity, sum } from '../../../src-shared/money/index.ts';

const lamp: Product = {
  sku: 'L',
  name: 'Lamp',
  group: 'home',
  taxCode: 'GST',
  priceCents: 110_00,
  costCents: 50_00,
  weight: 1,
  opening: 1,
  byWeight: false,
  bookedShort: false,
  layby: false,
};
const beans: Product = { ...lamp, sku: 'B', taxCode: 'FRE', priceCents: 52_05, byWeight: true };

test('a discount is stated without tax: 110.00 incl. 10 % less 11.00 is net 90.00, discount 10.00, tax 9.00', () => {
  expect(soldLine(lamp, ONE, minor(11_00))).toMatchObject({
    net: 90_00,
    discount: 10_00,
    tax: 9_00,
    total: 99_00,
  });
});

test('loose goods are price times weight, rounded once', () => {
  expect(soldLine(beans, quantity(350))).toMatchObject({ net: 18_22, tax: 0, total: 18_22 });
});

test('a reduction of the order is on its lines to the cent', () => {
  const lines = [soldLine(lamp, ONE), soldLine(beans, ONE), soldLine(beans, quantity(50))];
  const less = reducedOrder(lines, minor(10_01));
  const before = sum(lines.map(({ total }) => total));
  expect(before - sum(less.map(({ total }) => total))).toBe(10_01);
});

test('parts of a reduced line are as dear as the line', () => {
  const two = soldLine(lamp, quantity(2 * ONE), minor(1));
  const one = partOf(two, ONE);
  expect(one).toMatchObject({ quantity: 1000, total: 110_00 });
  expect(partOf(two, two.quantity)).toBe(two);
});

test('a line taken back is negative where it counts, and keeps its price', () => {
  const back = takenBack(soldLine(lamp, ONE, minor(11_00)));
  expect(back).toMatchObject({ quantity: -1000, net: -90_00, discount: -10_00, tax: -9_00, total: -99_00 });
  expect(back.unitPrice).toBe(110_000_000);
});

test('a share is rounded half away from zero', () => {
  expect(shareOf(minor(5), 1000)).toBe(1);
  expect(shareOf(minor(-5), 1000)).toBe(-1);
});
