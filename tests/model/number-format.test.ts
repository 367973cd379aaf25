import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isNumberFormat, numberScope, renderNumber } from '../../src-shared/model/index.ts';
import { businessDate } from '../../src-shared/time/index.ts';
import { MONDAY, TUESDAY } from '../support/builders.ts';

const number = (format: string, location: string, date: typeof MONDAY, sequence: number) =>
  renderNumber(numberScope(format, location, date), sequence);

describe('numbers', () => {
  test.each([
    ['INV-{LOC}-{YYYY}{MM}{DD}-{SEQ:4}', 7, 'INV-KL-20260302-0007'],
    ['{YY}/{MM}/{SEQ}', 7, '26/03/7'],
    ['{SEQ:3}', 12_345, '12345'],
    ['{SEQ:1}-{SEQ:2}', 5, '5-05'],
    ['{SEQ:0}', 5, '5'],
    ['{LOC}{LOC}-{SEQ}', 1, 'KLKL-1'],
  ])('%s', (format, sequence, expected) => {
    expect(number(format, 'KL', MONDAY, sequence)).toBe(expected);
  });

  test('years before 1000 keep four digits', () => {
    expect(number('{YYYY}-{YY}-{SEQ}', 'KL', businessDate('0099-01-02'), 1)).toBe('0099-99-1');
  });

  test('a date in the format begins a new sequence each day, its absence does not', () => {
    const daily = 'INV-{YYYY}{MM}{DD}-{SEQ:3}';
    expect(numberScope(daily, 'KL', MONDAY)).toBe('INV-20260302-{SEQ:3}');
    expect(numberScope(daily, 'KL', TUESDAY)).not.toBe(numberScope(daily, 'KL', MONDAY));
    expect(numberScope('INV-{SEQ}', 'KL', TUESDAY)).toBe(numberScope('INV-{SEQ}', 'PJ', MONDAY));
    expect(numberScope('INV-{YYYY}{MM}-{SEQ}', 'KL', TUESDAY)).toBe(
      numberScope('INV-{YYYY}{MM}-{SEQ}', 'KL', MONDAY),
    );
  });

  test('a location is text, whatever it looks like', () => {
    expect(number('{LOC}-{SEQ}', 'A{YYYY}$1$&', MONDAY, 3)).toBe('A{YYYY}$1$&-3');
  });

  test('within one scope no number comes twice', () => {
    const formats = ['{SEQ}', '{SEQ:3}', 'A{SEQ}1', '{SEQ}{SEQ}', '{SEQ:2}{LOC}{SEQ:4}', '{YYYY}{SEQ}'];
    fc.assert(
      fc.property(
        fc.constantFrom(...formats),
        fc.string(),
        fc.uniqueArray(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 2, maxLength: 20 }),
        (format, location, sequences) => {
          const numbers = sequences.map((sequence) => number(format, location, MONDAY, sequence));
          expect(new Set(numbers).size).toBe(sequences.length);
        },
      ),
    );
  });
});

describe('isNumberFormat', () => {
  test.each(['{SEQ}', '{SEQ:4}', 'INV-{LOC}-{YYYY}{MM}{DD}-{SEQ:3}', '{YY}{SEQ:12}', 'Nr. {SEQ}'])(
    'takes %s',
    (format) => expect(isNumberFormat(format)).toBe(true),
  );

  test.each([
    ['', 'nothing'],
    ['INV-{YYYY}{MM}{DD}', 'no sequence: two documents of a day would share a number'],
    ['{seq}', 'tokens are in capitals'],
    ['{SEQ:123}', 'a width of three digits'],
    ['{SEQ:}', 'a width of none'],
    ['{SEQ} {WEEK}', 'an unknown token'],
    ['{SEQ', 'an open brace'],
    ['{{SEQ}}', 'braces around a token'],
    ['{{LOC}SEQ}', 'a token that only comes about when another is filled in'],
  ])('refuses "%s": %s', (format) => expect(isNumberFormat(format)).toBe(false));
});
