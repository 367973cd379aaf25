import { expect, test } from 'vitest';
import { KINDS } from './kinds.ts';
import { flawsOf } from './whole.ts';

const STEPS = ['login', 'search account.invoice', 'create account.move', 'post account.move'];
const PASSED = STEPS.map((name) => ({ name }));

test.each(KINDS.map((kind) => [kind.name, kind] as const))(
  'a %s of which nothing is found, or not all that it leaves, is nothing to compare with',
  (_, kind) => {
    const lines = kind.leaves.map((beginning) => `${beginning} with what it has`);
    const holding = (records: readonly string[]) => ({ records, accounts: null });
    expect(kind.leaves).not.toEqual([]);
    expect(flawsOf(kind, holding(lines), PASSED)).toEqual([]);
    expect(flawsOf(kind, holding([]), PASSED)).toHaveLength(lines.length);
    expect(flawsOf(kind, holding(lines.slice(1)), PASSED)).not.toEqual([]);
  },
);

test('neither is one that stays a draft, that moves other accounts, or of which no change was recorded', () => {
  const journal = KINDS.find(({ name }) => name === 'journal');
  if (journal === undefined) throw new Error('There are no journals');
  const records = ['move posted 1010- 6910+'];
  const draft = ['move draft 1010- 6910+'];
  expect(flawsOf(journal, { records: [...records, ...draft], accounts: null }, PASSED)).toEqual(draft);
  expect(flawsOf(journal, { records, accounts: 'nothing instead of 1010 -5' }, PASSED)).toEqual([
    'nothing instead of 1010 -5',
  ]);
  expect(flawsOf(journal, { records, accounts: null }, PASSED.slice(0, 2))).toEqual([
    '2 steps were recorded',
  ]);
});
