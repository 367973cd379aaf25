import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JobMark } from '../../../src-main/core/ports/index.ts';
import { begun, ended, lookAt, TRY_AGAIN_MS } from '../../../src-main/core/schedule/look.ts';
import { nextAfter, type Timetable } from '../../../src-main/core/schedule/occurrences.ts';
import { type Instant, instant, instantToLocal, zoneId } from '../../../src-shared/time/index.ts';

// A shop's computer over two years: it sleeps, is turned off, crashes in the middle of a run, and its clock
// is set forward and back. Whatever happens, no occurrence runs twice, and none is lost but into a later one.

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const BEGIN = instant(Date.UTC(2026, 0, 1, 12));
const END = instant(Date.UTC(2028, 0, 1, 12));

const ZONES = ['Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kuala_Lumpur'] as const;

/** What happens next, and how long it lasts. */
type Turn =
  | { readonly is: 'awake' | 'asleep' | 'set-back'; readonly ms: number }
  /** The next run takes the program with it. */
  | { readonly is: 'crash' };

const anyTurn: fc.Arbitrary<Turn> = fc.oneof(
  { weight: 6, arbitrary: turn('awake', 10 * MINUTE_MS, 9 * DAY_MS) },
  { weight: 3, arbitrary: turn('asleep', MINUTE_MS, 5 * DAY_MS) },
  { weight: 1, arbitrary: turn('asleep', 10 * DAY_MS, 40 * DAY_MS) },
  { weight: 2, arbitrary: turn('set-back', 1, 12 * HOUR_MS) },
  { weight: 2, arbitrary: fc.constant({ is: 'crash' } as const) },
);

function turn(is: 'awake' | 'asleep' | 'set-back', min: number, max: number): fc.Arbitrary<Turn> {
  return fc.integer({ min, max }).map((ms) => ({ is, ms }));
}

/** The clock of a computer and what is kept on its disk. */
class Computer {
  now: Instant = BEGIN;
  mark: JobMark | null = null;
  readonly ran: Instant[] = [];
  /** Occurrences whose run was begun, well or badly. */
  readonly begun = new Set<Instant>();
  readonly slept: { readonly from: Instant; readonly to: Instant }[] = [];
  crashes = 0;
  #furthest = BEGIN;
  readonly #timetable: Timetable;

  constructor(timetable: Timetable) {
    this.#timetable = timetable;
    this.look();
  }

  look(): void {
    const { mark, run } = lookAt(this.#timetable, this.mark, this.now);
    this.mark = mark;
    if (run === null) return;
    this.mark = begun(mark, run, this.now);
    this.begun.add(run);
    if (this.crashes > 0) {
      this.crashes -= 1;
      return;
    }
    this.ran.push(run);
    this.mark = ended(this.mark, 'done');
  }

  happens(happening: Turn): void {
    switch (happening.is) {
      case 'crash':
        // Two of them: a third would be the last try of one occurrence.
        this.crashes = Math.min(2, this.crashes + 1);
        return;
      case 'asleep':
        this.slept.push({ from: this.now, to: instant(this.now + happening.ms) });
        this.now = instant(this.now + happening.ms);
        this.look();
        return;
      case 'set-back':
        // By less than a day in all: beyond that it is the clock before that was wrong.
        this.#furthest = instant(Math.max(this.#furthest, this.now));
        this.now = instant(Math.max(this.now - happening.ms, this.#furthest - 23 * HOUR_MS));
        this.look();
        return;
      case 'awake':
        this.#awake(happening.ms);
    }
  }

  /** Looks at every half minute at which something can come of it; in between, nothing can. */
  #awake(ms: number): void {
    const until = instant(this.now + ms);
    for (;;) {
      const next = nextAfter(this.#timetable, this.now);
      const again = this.mark?.due === null ? null : instant((this.mark?.triedAt ?? this.now) + TRY_AGAIN_MS);
      const soonest = [next, again].filter((at) => at !== null && at > this.now) as Instant[];
      const at = instant(Math.min(...soonest, END + DAY_MS) + 30_000);
      if (at > until) break;
      this.now = at;
      this.look();
    }
    this.now = until;
    this.look();
  }
}

/** Apart by more than the wait between two tries, so that what is tried again is not overtaken. */
const anyTimes = fc
  .uniqueArray(fc.integer({ min: 0, max: 47 }), { minLength: 1, maxLength: 3 })
  .map((halves) => halves.map((half) => half * 30));

test.each(ZONES)('in %s every occurrence of two years runs once or comes to a later one', (name) => {
  const zone = zoneId(name);
  fc.assert(
    fc.property(anyTimes, fc.array(anyTurn, { minLength: 20, maxLength: 50 }), (minutes, turns) => {
      const timetable: Timetable = { kind: 'daily', minutes, zone, after: [] };
      const computer = new Computer(timetable);
      for (const happening of turns) computer.happens(happening);
      computer.crashes = 0;
      // Then it is left alone, and all that is due comes.
      computer.happens({ is: 'awake', ms: Math.max(DAY_MS * 2, END - computer.now) });

      const { ran } = computer;
      expect(
        ran.every((at, i) => i === 0 || at > (ran[i - 1] ?? at)),
        'nothing runs twice',
      ).toBe(true);
      expect(nextAfter(timetable, ran.at(-1) ?? BEGIN), 'nothing is left').toBeGreaterThan(computer.now);
      let next = nextAfter(timetable, BEGIN);
      const skipped: Instant[] = [];
      for (const at of ran) {
        for (; next !== null && next < at; next = nextAfter(timetable, next)) skipped.push(next);
        expect(next, 'it was due').toBe(at);
        next = nextAfter(timetable, at);
      }
      const isExcused = (at: Instant): boolean =>
        computer.begun.has(at) || computer.slept.some(({ from, to }) => from < at && at <= to);
      expect(
        skipped.filter((at) => !isExcused(at)),
        'nothing is skipped while awake',
      ).toEqual([]);
    }),
    { numRuns: 15 },
  );
});

test.each(ZONES)('in %s a computer that is never off runs each date of two years exactly once', (name) => {
  const zone = zoneId(name);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1439 }), (minute) => {
      const computer = new Computer({ kind: 'daily', minutes: [minute], zone, after: [] });
      computer.happens({ is: 'awake', ms: END - BEGIN });
      const dates = computer.ran.map((at) => instantToLocal(at, zone).date);
      expect(new Set(dates).size).toBe(dates.length);
      expect(dates).toHaveLength(730);
    }),
    { numRuns: 6, examples: [[90], [120], [150], [105], [0]] },
  );
});

test.each(ZONES)(
  'in %s a computer that is on in the daytime makes up for every night, once a day',
  (name) => {
    const zone = zoneId(name);
    const computer = new Computer({ kind: 'daily', minutes: [150], zone, after: [] });
    const days = (END - BEGIN) / DAY_MS;
    for (let day = 0; day < days; day += 1) {
      computer.happens({ is: 'awake', ms: 6 * HOUR_MS });
      computer.happens({ is: 'asleep', ms: 18 * HOUR_MS });
    }
    expect(computer.ran).toHaveLength(days);
    expect(new Set(computer.ran).size).toBe(days);
  },
);
