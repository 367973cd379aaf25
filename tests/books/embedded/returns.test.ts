import { expect, test } from 'vitest';
import { minor, quantity } from '../../../src-shared/money/index.ts';
import { balance, daysOn, sale, tea, tell } from '../../seeds/till.ts';
import { aLine, aReturn, goodsReceived } from '../../support/builders.ts';

// Ten pieces of tea for 40.00 are on the shelf.

const DEAR = goodsReceived('g1', {
  ...daysOn(1),
  lines: [aLine({ quantity: quantity(10_000), net: minor(9_000), tax: minor(0), cost: minor(9_000) })],
});
const RETURN = { ...daysOn(2), lines: [tea(-1)] };

test.each([
  ['invoice-per-digest'],
  ['invoice-per-order'],
  ['journal-per-digest'],
  ['orders-and-receipts-per-shift'],
] as const)('goods given back return at what their sale cost: %s', async (postingStyle) => {
  const sold = sale('1', { ...daysOn(0), lines: [tea(10)] });
  const settings = { postingStyle, autoProcess: true };
  await using booked = await tell([sold], settings);
  await booked.more([DEAR]);
  await booked.more([aReturn('r1', { ...RETURN, reference: { kind: 'sale', sourceId: '1' } })]);
  expect(await balance(booked, '1400')).toBe(9_400);
});

test('in one run too, and at the average when nobody knows the sale', async () => {
  const sold = sale('1', { ...daysOn(0), lines: [tea(10)] });
  const known = aReturn('r1', { ...RETURN, reference: { kind: 'sale', sourceId: '1' } });
  await using booked = await tell([sold, DEAR, known]);
  expect(await balance(booked, '1400')).toBe(9_400);
  const unknown = aReturn('r1', { ...RETURN, reference: { kind: 'sale', sourceId: 'before' } });
  await using other = await tell([sold, DEAR, unknown]);
  expect(await balance(other, '1400')).toBe(9_900);
});
