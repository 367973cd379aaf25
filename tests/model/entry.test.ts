import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Entry, type SignedLine, accountNumber, balancedEntry } from '../../src-shared/model/index.ts';
import { minor } from '../../src-shared/money/index.ts';
import { shopMinor } from '../money/arbitraries.ts';
import { MONDAY } from '../support/builders.ts';

const CASH = accountNumber('1010');
const SALES = accountNumber('4000');

function line(account: typeof CASH, amount: number): SignedLine {
  return { account, amount: minor(amount), memo: 'x' };
}

/**
 * The compiler is the test here, as for the brands of money: none of it runs. An entry that somebody put
 * together, or changed after it was proved, must not pass for one.
 */
export function mustNotCompile(entry: Entry): void {
  // @ts-expect-error a literal has not been proved to balance
  const literal: Entry = { date: MONDAY, narration: 'x', lines: [] };
  // @ts-expect-error nor has a copy with other lines
  // oxlint-disable-next-line typescript/no-misused-spread -- that it loses its class is the point
  const copy: Entry = { ...entry, lines: entry.lines.slice(1) };
  // @ts-expect-error lines are not changed afterwards
  entry.lines = [];
  void [literal, copy];
}

describe('balancedEntry', () => {
  test('positive is debit, negative is credit, nothing vanishes', () => {
    const entry = balancedEntry(MONDAY, 'Sales', [line(CASH, 500), line(SALES, -500), line(CASH, 0)]);
    expect(entry).toMatchObject({ date: MONDAY, narration: 'Sales' });
    expect(entry?.lines).toEqual([
      { account: CASH, side: 'debit', amount: 500, memo: 'x' },
      { account: SALES, side: 'credit', amount: 500, memo: 'x' },
    ]);
  });

  test('nothing to say is no entry', () => {
    expect(balancedEntry(MONDAY, 'x', [])).toBeNull();
    expect(balancedEntry(MONDAY, 'x', [line(CASH, 0)])).toBeNull();
  });

  test('carries nothing but its three fields into a stored form', () => {
    const entry = balancedEntry(MONDAY, 'Sales', [line(CASH, 5), line(SALES, -5)]);
    expect(Object.keys(entry ?? {})).toEqual(['date', 'narration', 'lines']);
  });

  test('what balances is an entry of positive amounts whose debits are its credits', () => {
    fc.assert(
      fc.property(fc.array(shopMinor, { maxLength: 12 }), (amounts) => {
        const rest = -amounts.reduce((all, amount) => all + amount, 0);
        const signed = [...amounts, rest].map((amount) => line(CASH, amount));
        const lines = balancedEntry(MONDAY, 'x', signed)?.lines ?? [];
        const on = (side: 'debit' | 'credit') =>
          lines.filter((one) => one.side === side).reduce((all, { amount }) => all + amount, 0);
        expect(on('debit')).toBe(on('credit'));
        expect(lines.every(({ amount }) => amount > 0)).toBe(true);
        expect(lines.length).toBe(signed.filter(({ amount }) => amount !== 0).length);
        expect(lines.length).not.toBe(1);
      }),
    );
  });

  test('what is out of balance by whatever, down to one minor unit, is refused', () => {
    fc.assert(
      fc.property(
        fc.array(shopMinor, { maxLength: 6 }),
        fc.oneof(
          fc.constantFrom(1, -1),
          shopMinor.filter((n) => n !== 0),
        ),
        (amounts, off) => {
          const rest = -amounts.reduce((all, amount) => all + amount, 0) + off;
          const signed = [...amounts, rest].map((amount) => line(CASH, amount));
          expect(() => balancedEntry(MONDAY, 'Sales', signed)).toThrow(
            `"Sales" of ${MONDAY} is out of balance by ${off} minor units`,
          );
        },
      ),
    );
  });

  test('amounts too large to add up exactly are refused rather than believed', () => {
    // As doubles these come to 0; they are 1 apart.
    const amounts = [Number.MAX_SAFE_INTEGER, 2, -Number.MAX_SAFE_INTEGER, -1];
    expect(amounts.reduce((all, amount) => all + amount, 0)).toBe(0);
    expect(() =>
      balancedEntry(
        MONDAY,
        'x',
        amounts.map((n) => line(CASH, n)),
      ),
    ).toThrow(RangeError);
  });
});
