import { expect, test } from 'vitest';
import {
  type BusinessDate,
  type DayRule,
  type Instant,
  type ZoneId,
  addDays,
  businessDate,
  businessDateAt,
  instant,
} from '../../src-shared/time/index.ts';
import { LONDON } from './arbitraries.ts';

/** As in the money room, the compiler is the test, and none of the marked lines runs. */
export function mustNotCompile(at: Instant, date: BusinessDate, rules: readonly DayRule[]): void {
  // @ts-expect-error a text is not a date until it was read as one
  const dateFromText: BusinessDate = '2026-02-30';
  // @ts-expect-error milliseconds from anywhere are not an instant
  const fromNumber: Instant = Date.now();
  // @ts-expect-error a later instant is made by `instant`
  const later: Instant = at + 1000;
  // @ts-expect-error a date is not a zone
  const zone: ZoneId = date;
  // @ts-expect-error a date has no single instant
  businessDateAt(date, rules);
  // @ts-expect-error an instant is not a date
  addDays(at, 1);
  void [dateFromText, fromNumber, later, zone];
}

test('brands cost nothing when running', () => {
  expect([businessDate('2026-11-22'), instant(5), LONDON]).toEqual(['2026-11-22', 5, 'Europe/London']);
});
