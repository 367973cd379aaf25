import { expect, test } from 'vitest';
import { type CellOutcome, differing, holds, judge, sumLines, totalsOf, withoutLine } from './judge.ts';

const WANTED = ['invoice paid', 'move posted 1010+ 1200-', 'shipment done TEA-1 2'];

test('books that hold each record once are as they should be', () => {
  expect(judge(WANTED, WANTED.toReversed())).toEqual({ lost: [], doubled: [] });
});

test('a document that is not there is lost, and so is a part of one', () => {
  expect(judge(WANTED, [])).toEqual({ lost: WANTED, doubled: [] });
  expect(judge(WANTED, WANTED.slice(1))).toEqual({ lost: ['invoice paid'], doubled: [] });
});

test('a document that is there twice is doubled, and so is a part of one', () => {
  expect(judge(WANTED, [...WANTED, ...WANTED])).toEqual({ lost: [], doubled: WANTED });
  expect(judge(WANTED, [...WANTED, 'invoice paid'])).toEqual({ lost: [], doubled: ['invoice paid'] });
});

test('what is left half done is neither what should be there nor nothing', () => {
  expect(judge(WANTED, ['invoice draft', ...WANTED.slice(1)])).toEqual({
    lost: ['invoice paid'],
    doubled: ['invoice draft'],
  });
  expect(judge(WANTED, [...WANTED, 'move draft 1010+ 1200-']).doubled).toHaveLength(1);
});

test('sums leave out what comes to nothing', () => {
  expect(
    sumLines(
      new Map([
        ['4000', -5],
        ['1010', 5],
        ['1200', 0],
      ]),
    ),
  ).toEqual(['1010 5', '4000 -5']);
});

test('sums that differ are told from both sides', () => {
  const wanted = new Map([['1010', 5]]);
  expect(differing(wanted, new Map([['1010', 5]]))).toEqual([]);
  expect(differing(wanted, new Map([['1010', 10]]))).toEqual(['not there: 1010 5', 'there: 1010 10']);
});

test('each beginning needs a line of its own, and whole words of it', () => {
  const lines = ['move posted 1010+ 1200-', 'party'];
  expect(withoutLine(['party', 'move posted'], lines)).toEqual([]);
  expect(withoutLine(['move posted', 'move posted'], lines)).toEqual(['move posted']);
  expect(withoutLine(['move post'], lines)).toEqual(['move post']);
});

const RIGHT: CellOutcome = {
  kind: 'invoice',
  step: 'login',
  fault: '401',
  fired: true,
  recovered: true,
  lost: false,
  doubled: false,
  words: [],
};

test('the matrix holds when every fault fired and every document is there once', () => {
  expect(totalsOf([RIGHT, RIGHT])).toEqual({ cells: 2, fired: 2, recovered: 2, lost: 0, doubled: 0 });
  expect(holds(totalsOf([RIGHT, RIGHT]))).toBe(true);
});

test.each([
  ['no cell at all', []],
  ['a fault that did not fire', [RIGHT, { ...RIGHT, fired: false }]],
  ['a delivery that did not recover', [RIGHT, { ...RIGHT, recovered: false }]],
  ['a lost document', [RIGHT, { ...RIGHT, lost: true }]],
  ['a doubled document', [RIGHT, { ...RIGHT, doubled: true }]],
] as const)('it does not with %s', (_, outcomes) => {
  expect(holds(totalsOf(outcomes))).toBe(false);
});
