import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type DayRule,
  addDays,
  businessDate,
  businessDateAt,
  compareDates,
  dayEnd,
  instant,
  instantToLocal,
} from '../../src-shared/time/index.ts';
import {
  APIA,
  DAY_MS,
  HOUR_MS,
  KIRITIMATI,
  KUALA_LUMPUR,
  LONDON,
  LORD_HOWE,
  MINUTE_MS,
  NEW_YORK,
  PAGO_PAGO,
  after,
  anyInstant,
  anyRules,
  at,
  rule,
} from './arbitraries.ts';

const FOUR = 4 * 60;

function dateAt(iso: string, rules: readonly DayRule[]): string {
  return businessDateAt(at(iso), rules).date;
}

describe('one rule', () => {
  const rules = [rule(KUALA_LUMPUR, FOUR)];

  test('a night’s sales belong to the evening before, up to the cut-off', () => {
    expect(dateAt('2026-11-22T03:59:59.999+08:00', rules)).toBe('2026-11-21');
    expect(dateAt('2026-11-22T04:00:00+08:00', rules)).toBe('2026-11-22');
    expect(dateAt('2026-11-23T03:59:59.999+08:00', rules)).toBe('2026-11-22');
    expect(dayEnd(businessDate('2026-11-22'), rules)).toBe(at('2026-11-23T04:00:00+08:00'));
  });

  test('gives back the rule that decided', () => {
    expect(businessDateAt(at('2026-11-22T04:00:00Z'), rules).rule).toBe(rules[0]);
  });

  test('a rule is in force before its first date too, being the only one', () => {
    expect(dateAt('1999-06-01T03:00:00+08:00', rules)).toBe('1999-05-31');
  });

  test.each([
    [KIRITIMATI, 0, '2026-06-15T10:00:00Z', '2026-06-16'],
    [KIRITIMATI, 0, '2026-06-15T09:59:59Z', '2026-06-15'],
    [KIRITIMATI, 1439, '2026-06-15T10:00:00Z', '2026-06-15'],
    [PAGO_PAGO, 0, '2026-06-15T10:59:59Z', '2026-06-14'],
    [PAGO_PAGO, 0, '2026-06-15T11:00:00Z', '2026-06-15'],
    [PAGO_PAGO, 1439, '2026-06-16T10:58:59Z', '2026-06-14'],
    [PAGO_PAGO, 1439, '2026-06-16T10:59:00Z', '2026-06-15'],
  ])('%s with cut-off %i at %s is %s', (zone, cutOffMinutes, iso, date) => {
    expect(dateAt(iso, [rule(zone, cutOffMinutes)])).toBe(date);
  });
});

describe('clock changes', () => {
  const cases = [
    ['London in spring', LONDON, '2026-03-29T01:00:00Z'],
    ['London in autumn', LONDON, '2026-10-25T01:00:00Z'],
    ['New York in spring', NEW_YORK, '2026-03-08T07:00:00Z'],
    ['New York in autumn', NEW_YORK, '2026-11-01T06:00:00Z'],
    ['Lord Howe in spring', LORD_HOWE, '2026-10-03T15:30:00Z'],
    ['Lord Howe in autumn', LORD_HOWE, '2026-04-04T15:00:00Z'],
    ['Samoa over the date line', APIA, '2011-12-30T10:00:00Z'],
  ] as const;
  const cutOffs = [0, 30, 60, 75, 90, 119, 120, 121, 150, 180, FOUR, 1425];

  /**
   * The definition walked minute by minute: the wall clock's date, or the one before while it shows
   * less than the cut-off, but never a date earlier than one already reached.
   */
  test.each(cases)('%s, each minute of four days', (_name, zone, iso) => {
    const start = after(at(iso), -2 * DAY_MS);
    const minutes = Array.from({ length: 4 * 1440 }, (_, i) => after(start, i * MINUTE_MS));
    const shown = minutes.map((i) => instantToLocal(i, zone));
    for (const cutOff of cutOffs) {
      const rules = [rule(zone, cutOff)];
      let reached = businessDate('0001-01-01');
      const expected = shown.map(({ date, timeMs }) => {
        const naive = timeMs >= cutOff * MINUTE_MS ? date : addDays(date, -1);
        if (naive > reached) reached = naive;
        return reached;
      });
      expect(minutes.map((i) => businessDateAt(i, rules).date)).toEqual(expected);
    }
  });

  test('spring: a cut-off in the gap is reached at the jump, and the day before is short', () => {
    const rules = [rule(LONDON, 90)];
    expect(dateAt('2026-03-29T00:59:59.999Z', rules)).toBe('2026-03-28');
    expect(dateAt('2026-03-29T01:00:00Z', rules)).toBe('2026-03-29');
    expect(dayEnd(businessDate('2026-03-28'), rules)).toBe(at('2026-03-29T01:00:00Z'));
  });

  test('autumn: the first showing of the cut-off counts, and the second does not go back', () => {
    const rules = [rule(LONDON, 90)];
    expect(dateAt('2026-10-25T00:29:59.999Z', rules)).toBe('2026-10-24');
    expect(dateAt('2026-10-25T00:30:00Z', rules)).toBe('2026-10-25');
    // The clocks show 01:00 again here, less than the cut-off.
    expect(dateAt('2026-10-25T01:00:00Z', rules)).toBe('2026-10-25');
    expect(dayEnd(businessDate('2026-10-24'), rules)).toBe(at('2026-10-25T00:30:00Z'));
  });

  test.each([
    [LONDON, '2026-03-29', 23],
    [LONDON, '2026-10-25', 25],
    [NEW_YORK, '2026-03-08', 23],
    [NEW_YORK, '2026-11-01', 25],
    [LORD_HOWE, '2026-10-04', 23.5],
    [LORD_HOWE, '2026-04-05', 24.5],
    [KUALA_LUMPUR, '2026-03-29', 24],
  ])('from midnight to midnight, %s on %s has %d hours', (zone, date, hours) => {
    const rules = [rule(zone, 0)];
    const day = businessDate(date);
    expect(dayEnd(day, rules) - dayEnd(addDays(day, -1), rules)).toBe(hours * HOUR_MS);
  });
});

describe('changing rules', () => {
  test('a later cut-off lengthens the day before it, an earlier one shortens it', () => {
    const [early, late] = [rule(KUALA_LUMPUR, 0), rule(KUALA_LUMPUR, FOUR, '2026-06-15')];
    const later = [early, late];
    expect(dateAt('2026-06-15T03:59:59+08:00', later)).toBe('2026-06-14');
    expect(businessDateAt(at('2026-06-15T03:59:59+08:00'), later).rule).toBe(early);
    expect(businessDateAt(at('2026-06-15T04:00:00+08:00'), later)).toEqual({
      date: '2026-06-15',
      rule: late,
    });

    const earlier = [rule(KUALA_LUMPUR, FOUR), rule(KUALA_LUMPUR, 0, '2026-06-15')];
    expect(dateAt('2026-06-14T23:59:59+08:00', earlier)).toBe('2026-06-14');
    expect(dateAt('2026-06-15T00:00:00+08:00', earlier)).toBe('2026-06-15');
  });

  test('the order in which rules are listed does not matter', () => {
    const listed = [rule(LONDON, FOUR, '2026-06-15'), rule(LONDON, 0), rule(NEW_YORK, 60, '2026-01-10')];
    const sorted = listed.toSorted((a, b) => compareDates(a.from, b.from));
    fc.assert(
      fc.property(anyInstant, (i) => {
        expect(businessDateAt(i, listed)).toEqual(businessDateAt(i, sorted));
      }),
    );
  });

  test('a move eastwards over the date line leaves a day empty, westwards makes one long', () => {
    const day = businessDate('2026-06-15');
    const east = [rule(PAGO_PAGO, 0), rule(KIRITIMATI, 0, day)];
    // 2026-06-15 begins in Kiritimati an hour before 2026-06-14 would in Pago Pago.
    expect(dayEnd(businessDate('2026-06-13'), east)).toBe(at('2026-06-14T10:00:00Z'));
    expect(dayEnd(businessDate('2026-06-14'), east)).toBe(at('2026-06-14T10:00:00Z'));
    expect(dateAt('2026-06-14T09:59:59Z', east)).toBe('2026-06-13');
    expect(dateAt('2026-06-14T10:00:00Z', east)).toBe('2026-06-15');

    const west = [rule(KIRITIMATI, 0), rule(PAGO_PAGO, 0, day)];
    expect(dateAt('2026-06-13T10:00:00Z', west)).toBe('2026-06-14');
    expect(dateAt('2026-06-15T10:59:59Z', west)).toBe('2026-06-14');
    expect(dayEnd(businessDate('2026-06-14'), west)).toBe(at('2026-06-15T11:00:00Z'));
  });

  test('the furthest move there can be leaves two days empty', () => {
    const latest = rule(PAGO_PAGO, 1439);
    const earliest = rule(KIRITIMATI, 0, '2026-06-15');
    const opens = at('2026-06-14T10:00:00Z');
    for (const day of ['2026-06-12', '2026-06-13', '2026-06-14']) {
      expect(dayEnd(businessDate(day), [latest, earliest])).toBe(opens);
    }
    expect(dateAt('2026-06-14T09:59:59Z', [latest, earliest])).toBe('2026-06-12');
    expect(businessDateAt(opens, [latest, earliest])).toEqual({ date: '2026-06-15', rule: earliest });
  });

  test('refuses rules that say nothing or two things', () => {
    const day = businessDate('2026-06-15');
    expect(() => businessDateAt(instant(0), [])).toThrow(RangeError);
    expect(() => dayEnd(day, [])).toThrow(RangeError);
    expect(() => businessDateAt(instant(0), [rule(LONDON, 0), rule(LONDON, 60)])).toThrow('2000-01-01');
    for (const cutOff of [-1, 1440, 0.5, Number.NaN]) {
      expect(() => dayEnd(day, [rule(LONDON, cutOff)])).toThrow(RangeError);
    }
  });
});

describe('whatever the rules', () => {
  const nearby = fc.integer({ min: -3 * DAY_MS, max: 3 * DAY_MS });
  /** Instants around the dates at which rules begin, where things go wrong, and anywhere. */
  const anySituation = anyRules.chain((rules) => {
    const starts = rules.map(({ from }) => Date.parse(from));
    const aroundStarts = fc
      .tuple(fc.constantFrom(...starts), nearby)
      .map(([start, off]) => instant(start + off));
    return fc.record({
      rules: fc.constant(rules),
      i: fc.oneof(aroundStarts, anyInstant),
      later: fc.nat(3 * DAY_MS),
    });
  });

  test('a later instant never has an earlier date', () => {
    fc.assert(
      fc.property(anySituation, ({ rules, i, later }) => {
        const first = businessDateAt(i, rules).date;
        const second = businessDateAt(after(i, later), rules).date;
        expect(compareDates(first, second)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 1000 },
    );
  });

  test('every instant is in exactly one business day', () => {
    fc.assert(
      fc.property(anySituation, ({ rules, i }) => {
        const { date } = businessDateAt(i, rules);
        const holding = [-3, -2, -1, 0, 1, 2, 3]
          .map((off) => addDays(date, off))
          .filter((day) => dayEnd(addDays(day, -1), rules) <= i && i < dayEnd(day, rules));
        expect(holding).toEqual([date]);
      }),
      { numRuns: 1000 },
    );
  });

  test('a day’s end is the first instant after it', () => {
    fc.assert(
      fc.property(anySituation, ({ rules, i }) => {
        const { date } = businessDateAt(i, rules);
        const end = dayEnd(date, rules);
        expect(businessDateAt(after(end, -1), rules).date).toBe(date);
        expect(compareDates(businessDateAt(end, rules).date, date)).toBe(1);
      }),
      { numRuns: 1000 },
    );
  });

  test('the rule given back is the one in force on the date', () => {
    fc.assert(
      fc.property(anySituation, ({ rules, i }) => {
        const decided = businessDateAt(i, rules);
        const begun = rules.filter(({ from }) => from <= decided.date).map(({ from }) => from);
        const expected =
          begun.length > 0 ? begun.toSorted().at(-1) : rules.map(({ from }) => from).toSorted()[0];
        expect(decided.rule.from).toBe(expected);
      }),
    );
  });
});
