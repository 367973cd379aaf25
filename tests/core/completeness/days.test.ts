import { describe, expect, test } from 'vitest';
import { completeDays, type DayFacts } from '../../../src-main/core/completeness/days.ts';
import type { RegisterDay, ShiftFacts } from '../../../src-main/core/ports/index.ts';
import { addDays, type BusinessDate, businessDate } from '../../../src-shared/time/index.ts';

// A Monday; the clocks of Europe change within the weeks after it.
const FIRST = businessDate('2026-03-02');
const on = (days: number): BusinessDate => addDays(FIRST, days);
const TODAY = on(70);

const traded = (days: readonly number[], parts: Partial<RegisterDay> = {}): RegisterDay[] =>
  days.map((at) => ({ location: 'KL', register: 'R1', date: on(at), receipts: 9, shifts: 2, ...parts }));
const days = (count: number, but: readonly number[] = []): number[] =>
  Array.from({ length: count }, (_, at) => at).filter((at) => !but.includes(at));
const shift = (parts: Partial<ShiftFacts>): ShiftFacts => ({
  location: 'KL',
  register: 'R1',
  shift: 'S1',
  opened: null,
  closed: null,
  ...parts,
});

function lastOf(registerDays: readonly RegisterDay[]): BusinessDate | null {
  return (
    registerDays
      .map(({ date }) => date)
      .toSorted()
      .at(-1) ?? null
  );
}

function found(facts: Partial<DayFacts>, today = TODAY): readonly string[] {
  const all = { gaps: [], registerDays: [], shifts: [], lastDay: lastOf(facts.registerDays ?? []), ...facts };
  return completeDays(all, [], { from: FIRST, to: on(69), today }).flatMap(({ date, findings }) =>
    findings.map(({ kind }) => `${date} ${kind}`),
  );
}

describe('a silent shop', () => {
  test('is one that has sold on three of the last four such days', () => {
    expect(found({ registerDays: traded(days(40, [35])) })).toEqual([`${on(35)} silent`]);
  });

  test('is none on the days on which it never opens', () => {
    const sundays = days(60).filter((at) => at % 7 === 6);
    expect(found({ registerDays: traded(days(60, sundays)) })).toEqual([]);
  });

  test('is none in its first weeks', () => {
    expect(found({ registerDays: traded(days(20, [7, 9, 15])) })).toEqual([]);
    expect(found({ registerDays: traded(days(30, [21])) })).toEqual([`${on(21)} silent`]);
  });

  test('that has closed for good is asked for twice a day of the week and no more', () => {
    const other = traded(days(69), { location: 'Penang' });
    const silent = found({ registerDays: [...traded(days(30)), ...other] });
    expect(silent).toHaveLength(14);
    expect(silent.at(-1)).toBe(`${on(43)} silent`);
  });

  test('is none after the last day that anything was read of, nor while the day runs', () => {
    expect(found({ registerDays: traded(days(40)) })).toEqual([]);
    expect(found({ registerDays: traded(days(40, [35])) }, on(35))).toEqual([]);
  });

  test('is one on a holiday too, until a person says so', () => {
    const registerDays = traded(days(40, [35]));
    const range = { from: FIRST, to: on(69), today: TODAY };
    const said = [{ location: 'KL', date: on(35), finding: 'silent', reason: 'New year' }];
    const all = completeDays(
      { gaps: [], registerDays, shifts: [], lastDay: lastOf(registerDays) },
      said,
      range,
    );
    expect(all.flatMap(({ findings }) => findings)).toMatchObject([
      { kind: 'silent', explained: 'New year' },
    ]);
  });
});

describe('a shift', () => {
  const registerDays = traded(days(20));

  test('that was opened and never closed, or closed and never opened, is missing half', () => {
    const shifts = [
      shift({ shift: 'A', opened: on(3) }),
      shift({ shift: 'B', closed: on(4) }),
      shift({ shift: 'C', opened: on(5), closed: on(6) }),
    ];
    expect(found({ registerDays, shifts })).toEqual([
      `${on(3)} shift-not-closed`,
      `${on(4)} shift-not-opened`,
    ]);
  });

  test('that is still open today, or was open when the data begins, is not missing', () => {
    const shifts = [shift({ shift: 'A', opened: on(19) }), shift({ shift: 'B', closed: on(0) })];
    expect(found({ registerDays, shifts }, on(19))).toEqual([]);
  });

  test('is missing of a day with receipts where the till usually has shifts', () => {
    const bare = traded([12], { shifts: 0 });
    expect(found({ registerDays: [...traded(days(20, [12])), ...bare] })).toEqual([`${on(12)} no-shift`]);
    // One over midnight covers both of its days.
    const shifts = [shift({ opened: on(11), closed: on(13) })];
    expect(found({ registerDays: [...traded(days(20, [12])), ...bare], shifts })).toEqual([]);
    expect(found({ registerDays: traded(days(20), { shifts: 0 }) })).toEqual([]);
    expect(found({ registerDays: [...traded(days(3)), ...traded([4], { shifts: 0 })] })).toEqual([]);
  });
});

test('numbers are judged when an offline till has had three days to send them', () => {
  const gap = {
    scope: 'register' as const,
    location: 'KL',
    register: 'R1',
    prefix: '',
    from: 7,
    to: 8,
    digits: 1,
    after: on(17),
    before: on(17),
  };
  expect(found({ gaps: [gap], registerDays: traded(days(20)) })).toEqual([]);
  expect(found({ gaps: [gap], registerDays: traded(days(22)) })).toEqual([`${on(17)} numbers`]);
  const [day] = completeDays(
    { gaps: [gap], registerDays: traded(days(22)), shifts: [], lastDay: on(21) },
    [],
    {
      from: on(17),
      to: on(17),
      today: TODAY,
    },
  );
  expect(day).toMatchObject({ there: 9, expected: 11 });
});
