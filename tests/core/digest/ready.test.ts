import { describe, expect, test } from 'vitest';
import { OPEN_SHIFT_GRACE_MS, isReady } from '../../../src-main/core/digest/ready.ts';
import { type DayRule, businessDate, instant, parseInstant, zoneId } from '../../../src-shared/time/index.ts';
import { MONDAY } from '../../support/builders.ts';

const rule = (zone: string, cutOffMinutes: number, from = '2000-01-01'): DayRule => ({
  from: businessDate(from),
  zone: zoneId(zone),
  cutOffMinutes,
});

const at = (text: string) => parseInstant(text) ?? instant(0);

/** The first moment at which a Monday is over, by where the shop is. */
const ENDS: readonly [string, readonly DayRule[], string][] = [
  ['midnight in Kuala Lumpur', [rule('Asia/Kuala_Lumpur', 0)], '2026-03-03T00:00+08:00'],
  ['four in the morning in Kuala Lumpur', [rule('Asia/Kuala_Lumpur', 240)], '2026-03-03T04:00+08:00'],
  ['the far west, a day later by the world clock', [rule('Pacific/Pago_Pago', 0)], '2026-03-03T11:00Z'],
  ['the far east, still Monday in Greenwich', [rule('Pacific/Kiritimati', 0)], '2026-03-02T10:00Z'],
  [
    'a cut-off that changes on Tuesday moves the end of Monday',
    [rule('Asia/Kuala_Lumpur', 0), rule('Asia/Kuala_Lumpur', 300, '2026-03-03')],
    '2026-03-03T05:00+08:00',
  ],
];

describe('a day without open shifts', () => {
  test.each(ENDS)('is ready from %s on, not a moment before', (_where, rules, end) => {
    expect(isReady(MONDAY, 0, rules, instant(at(end) - 1))).toBe(false);
    expect(isReady(MONDAY, 0, rules, at(end))).toBe(true);
  });
});

describe('a day with open shifts', () => {
  test.each(ENDS)('waits its grace after %s', (_where, rules, end) => {
    const over = instant(at(end) + OPEN_SHIFT_GRACE_MS);
    expect(isReady(MONDAY, 1, rules, at(end))).toBe(false);
    expect(isReady(MONDAY, 1, rules, instant(over - 1))).toBe(false);
    expect(isReady(MONDAY, 1, rules, over)).toBe(true);
  });
});

test('when clocks go forward over the night a day is an hour shorter', () => {
  const rules = [rule('Europe/London', 0)];
  const sunday = businessDate('2026-03-29');
  expect(isReady(sunday, 0, rules, instant(at('2026-03-29T23:00Z') - 1))).toBe(false);
  expect(isReady(sunday, 0, rules, at('2026-03-29T23:00Z'))).toBe(true);
});
