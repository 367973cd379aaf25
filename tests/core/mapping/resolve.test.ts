import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayRulesOf } from '../../../src-main/core/mapping/day-rules.ts';
import { defaultLocation } from '../../../src-main/core/mapping/defaults.ts';
import { mappingKey, resolveMappings } from '../../../src-main/core/mapping/resolve.ts';
import {
  type Mapping,
  type MappingOrigin,
  type MappingValue,
  accountNumber,
} from '../../../src-shared/model/index.ts';
import { addDays, type BusinessDate, businessDate, zoneId } from '../../../src-shared/time/index.ts';
import { MONDAY, TUESDAY, WEDNESDAY } from '../../support/builders.ts';
import { aMapping, KUALA_LUMPUR } from '../../support/days.ts';

function cash(
  account: string,
  effectiveFrom: BusinessDate | null = null,
  origin: MappingOrigin = 'set',
): Mapping {
  const value: MappingValue = { type: 'payment-method', key: 'Cash', value: accountNumber(account) };
  return aMapping(value, { effectiveFrom, origin });
}

const cashOn = (rows: readonly Mapping[], date: BusinessDate) =>
  resolveMappings(rows, date).paymentMethod('Cash');

describe('resolveMappings', () => {
  test('a row rules from its date on, until a later one does', () => {
    const rows = [cash('1010', null, 'default'), cash('1011', TUESDAY), cash('1012', WEDNESDAY)];
    expect(
      [addDays(MONDAY, -9_999), MONDAY, TUESDAY, WEDNESDAY, addDays(WEDNESDAY, 9_999)].map((date) =>
        cashOn(rows, date),
      ),
    ).toEqual(['1010', '1010', '1011', '1012', '1012']);
  });

  test('the order in which dated rows were set does not matter', () => {
    expect(cashOn([cash('1012', WEDNESDAY), cash('1011', TUESDAY), cash('1010')], WEDNESDAY)).toBe('1012');
  });

  test('of two from the same date the one set later', () => {
    expect(cashOn([cash('1011', TUESDAY), cash('1012', TUESDAY)], TUESDAY)).toBe('1012');
    expect(cashOn([cash('1011'), cash('1012')], MONDAY)).toBe('1012');
  });

  test('one set for always later does not undo a dated one', () => {
    expect(cashOn([cash('1011', TUESDAY), cash('1010')], WEDNESDAY)).toBe('1011');
  });

  test('before the first row there is nothing', () => {
    expect(cashOn([cash('1011', TUESDAY)], MONDAY)).toBeNull();
  });

  test('a suggestion is not in force, not even alone or later', () => {
    expect(cashOn([cash('1011', null, 'suggestion')], MONDAY)).toBeNull();
    expect(cashOn([cash('1010'), cash('1011', TUESDAY, 'suggestion')], TUESDAY)).toBe('1010');
  });

  test('the latest row in force, found the slow way', () => {
    const row = fc
      .tuple(fc.integer({ min: 1000, max: 1009 }), fc.option(fc.integer({ min: 0, max: 4 })), fc.boolean())
      .map(([account, day, suggested]) =>
        cash(String(account), day === null ? null : addDays(MONDAY, day), suggested ? 'suggestion' : 'set'),
      );
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), fc.integer({ min: -1, max: 5 }), (rows, day) => {
        const date = addDays(MONDAY, day);
        const inForce = rows.filter(
          ({ origin, effectiveFrom }) => origin !== 'suggestion' && (effectiveFrom ?? '') <= date,
        );
        const latest = inForce
          .map(({ effectiveFrom }) => effectiveFrom ?? '')
          .toSorted()
          .at(-1);
        const expected = inForce.findLast(({ effectiveFrom }) => (effectiveFrom ?? '') === latest);
        expect(cashOn(rows, date)).toBe(expected?.value ?? null);
      }),
    );
  });

  test('things of other types and other spellings are other things', () => {
    const mapping = resolveMappings(
      [
        cash('1010'),
        aMapping({
          type: 'tax',
          key: 'Cash',
          value: { booksTaxCode: 'X', account: accountNumber('2100'), taxPoint: 'completion' },
        }),
      ],
      MONDAY,
    );
    expect(mapping.paymentMethod('cash')).toBeNull();
    expect(mapping.tax('Cash')).toEqual({ booksTaxCode: 'X', account: '2100', taxPoint: 'completion' });
    expect(mapping.location('Cash')).toBeNull();
    expect(mapping.account('gift-card-expiry')).toBeNull();
    expect(mappingKey('tax', 'a')).not.toBe(mappingKey('account', 'a'));
  });

  test('a role that a ledger of an older version has no row for has its default account', () => {
    expect(resolveMappings([], MONDAY).account('safe')).toBe('1030');
    const row = aMapping({ type: 'account', key: 'safe', value: accountNumber('1031') });
    expect(resolveMappings([row], MONDAY).account('safe')).toBe('1031');
  });

  test('without a reason returned goods go back to stock, and a reason must be decided', () => {
    const damaged = aMapping({ type: 'reason', key: 'Damaged', value: 'written-off' });
    const mapping = resolveMappings([damaged], MONDAY);
    expect([null, 'Other', 'damaged', 'Damaged'].map((reason) => mapping.stockDecision(reason))).toEqual([
      'back-to-stock',
      null,
      null,
      'written-off',
    ]);
  });
});

describe('dayRulesOf', () => {
  const fallback = { timeZone: KUALA_LUMPUR, cutOffMinutes: 180 };
  const london = zoneId('Europe/London');
  const shop = (effectiveFrom: BusinessDate | null, cutOff: number, origin: MappingOrigin = 'set') =>
    aMapping(defaultLocation({ id: 'LDN', name: 'London' }, london, cutOff), { effectiveFrom, origin });

  test('without rows of its own a location has the rule of its stream, always', () => {
    const rows = [aMapping(defaultLocation({ id: 'PJ', name: 'PJ' }, london, 0)), cash('1010')];
    expect(dayRulesOf(rows, 'LDN', fallback)).toEqual([
      { from: businessDate('0001-01-01'), zone: KUALA_LUMPUR, cutOffMinutes: 180 },
    ]);
  });

  test('rules come oldest first, whatever the order in which they were set', () => {
    const rows = [shop(WEDNESDAY, 60), shop(null, 0), shop(TUESDAY, 30)];
    expect(dayRulesOf(rows, 'LDN', fallback).map(({ from, cutOffMinutes }) => [from, cutOffMinutes])).toEqual(
      [
        ['0001-01-01', 0],
        [TUESDAY, 30],
        [WEDNESDAY, 60],
      ],
    );
  });

  test('one rule a date: the one set later', () => {
    expect(dayRulesOf([shop(null, 0), shop(null, 240)], 'LDN', fallback)).toEqual([
      { from: businessDate('0001-01-01'), zone: london, cutOffMinutes: 240 },
    ]);
  });

  test('suggestions are not in force', () => {
    expect(dayRulesOf([shop(null, 0, 'suggestion')], 'LDN', fallback)[0]?.cutOffMinutes).toBe(180);
  });
});
