import { expect, test } from 'vitest';
import type { PosDocument } from '../../../src-shared/model/index.ts';
import { minor, quantity } from '../../../src-shared/money/index.ts';
import { MONDAY, aLine, aReturn, aSale, aTender, goodsReceived } from '../builders.ts';
import type { Step } from './goods.ts';
import { type OracleAnswer, askOracle } from './oracle.ts';
import { Shelf } from './shelf.ts';

// The oracle is asked what accounting.md has figures for, so that it is not wrong together with the program.

function ask(documents: readonly PosDocument[], variances = false): OracleAnswer {
  const steps: Step[] = documents.map((one) => ({ half: null, documents: [one] }));
  return askOracle(
    {
      documents,
      openings: [],
      held: new Set(),
      isGone: (reason) => reason === 'Damaged',
      dateOf: () => MONDAY,
      variances,
    },
    steps,
  );
}

const bare = (sourceId: string, parts: Partial<PosDocument>): PosDocument =>
  aSale(sourceId, { lines: [], tenders: [], total: minor(0), ...parts });

test('106.00 incl. 6 % less 10.60', () => {
  const line = aLine({ discount: minor(1_000), net: minor(9_000), tax: minor(540) });
  expect(ask([aSale('1', { lines: [line] })]).accounts).toEqual({
    1010: 9_540,
    2100: -540,
    4000: -10_000,
    4200: 1_000,
  });
});

test('due 10.02, paid 10.00', () => {
  const line = aLine({ net: minor(1_002), tax: minor(0) });
  const sale = aSale('1', { lines: [line], rounding: minor(-2) });
  expect(ask([sale]).accounts).toEqual({ 1010: 1_000, 4000: -1_002, 6900: 2 });
});

test('a layby cancelled: deposit 30, forfeit 11 incl. 10 %', () => {
  const details = { caseId: 'L1' };
  const answer = ask([
    bare('1', {
      kind: 'layby-deposit',
      details,
      total: minor(3_000),
      tenders: [aTender({ amount: minor(3_000) })],
    }),
    bare('2', {
      kind: 'layby-cancellation',
      details,
      lines: [aLine({ net: minor(1_000), tax: minor(100) })],
      total: minor(1_100),
      tenders: [aTender({ amount: minor(-1_900) })],
    }),
  ]);
  expect(answer).toMatchObject({ accounts: { 1010: 1_100, 2100: -100, 4430: -1_000 }, owned: {} });
});

test("a network's card is never our liability; ours sold by it is", () => {
  const details = { caseId: 'C', network: 'Blackhawk' };
  const theirs = bare('1', {
    kind: 'gift-card-sold',
    total: minor(5_000),
    tenders: [aTender({ amount: minor(5_000) })],
    details: { ...details, cardIssuer: 'network', commission: minor(250) },
  });
  expect(ask([theirs]).accounts).toEqual({ 1010: 5_000, 2360: -4_750, 4420: -250 });
  const ours = bare('2', {
    kind: 'gift-card-sold',
    total: minor(5_000),
    details: { ...details, cardIssuer: 'own' },
  });
  expect(ask([ours])).toMatchObject({
    accounts: { 1140: 5_000, 2300: -5_000 },
    owned: { 'gift-card': { C: -5_000 }, network: { Blackhawk: 5_000 } },
  });
});

test('a shortage is an expense, and waits for somebody to say so', () => {
  const close = bare('1', {
    kind: 'shift-close',
    details: { counts: [{ method: 'Cash', expected: minor(500), counted: minor(480) }] },
  });
  expect(ask([close]).accounts).toEqual({});
  expect(ask([close], true).accounts).toEqual({ 1010: -20, 6910: 20 });
});

test('cost of goods at average; what comes back is worth the same, what is damaged does not come back', () => {
  const sold = aSale('1', { lines: [aLine({ quantity: quantity(3_000) })] });
  const before = ask([goodsReceived('0'), sold]);
  expect(before.accounts).toMatchObject({ 1400: 2_800, 5000: 1_200 });
  const back = ask([goodsReceived('0'), sold, aReturn('2')]);
  expect(back.accounts).toMatchObject({ 1400: 3_200, 5000: 800 });
  const gone = ask([goodsReceived('0'), sold, aReturn('2', { reason: 'Damaged' })]);
  expect(gone.accounts).toMatchObject({ 1400: 2_800, 5000: 1_200 });
});

test('what was sold before it came is adjusted when it comes', () => {
  const shelf = new Shelf();
  shelf.putIn('A', 'KL', 1_000, 100);
  expect(shelf.takeOut('A', 'KL', 3_000)).toEqual({ value: 300, adjustment: 0 });
  // Two of the four fill the hole: (actual − provisional) × 2 is the adjustment.
  expect(shelf.putIn('A', 'KL', 4_000, 480)).toEqual({ value: 480, adjustment: 40 });
  expect(shelf.contents()).toEqual({ 'A @ KL': { quantity: 2_000, value: 240 } });
});

test('the last one takes the rest', () => {
  const shelf = new Shelf();
  shelf.putIn('A', 'KL', 3_000, 100);
  const values = [1, 2, 3].map(() => shelf.takeOut('A', 'KL', 1_000).value);
  expect(values).toEqual([33, 34, 33]);
});
