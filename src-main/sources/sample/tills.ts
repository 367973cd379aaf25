import type { Minor } from '../../../src-shared/money/index.ts';
import { weekday } from '../../../src-shared/time/index.ts';
import type { Dice } from './dice.ts';
import { HOUR_WEIGHTS, type Hours, OPENING_FLOATS } from './stores.ts';
import { type StoreDay, perDay } from './story.ts';

/** A register session. Seconds after the midnight the trading day began with. */
export interface Shift {
  readonly id: string;
  readonly register: string;
  readonly opens: number;
  /** Customers are served from here … */
  readonly from: number;
  /** … up to before here. */
  readonly until: number;
  readonly closes: number;
  readonly float: Minor;
}

/** A moment at a till; without a shift it is the back office or the web shop. */
export interface Moment {
  readonly second: number;
  readonly shift: Shift | null;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const SUNDAY = 7;

/** When the first register is counted and handed to the afternoon's cashier. */
const HANDOVER = 15 * HOUR;

/** The trading hours of the day's weekday. */
export function hoursOn(day: StoreDay): Hours {
  const hours = day.store.week[weekday(day.date) - 1];
  if (hours === undefined) throw new RangeError(`no hours for ${day.date}`);
  return hours;
}

/**
 * The sessions of a day: two on the first register (one on Sundays), one on the second, which
 * opens an hour later and so covers the handover of the first.
 */
export const shiftsOn = perDay((day): readonly Shift[] => {
  const opens = hoursOn(day).opens * MINUTE;
  const closes = hoursOn(day).closes * MINUTE;
  const session = (register: 1 | 2, letter: string, from: number, until: number): Shift => ({
    id: `${day.store.id}-${register}-${day.date.replaceAll('-', '')}-${letter}`,
    register: `${day.store.id}-${register}`,
    opens: from - 2 * MINUTE,
    from,
    until,
    closes: until + 10 * MINUTE,
    float: OPENING_FLOATS[register === 1 ? 0 : 1],
  });
  const first =
    weekday(day.date) === SUNDAY
      ? [session(1, 'A', opens, closes)]
      : [session(1, 'A', opens, HANDOVER), session(1, 'B', HANDOVER + 15 * MINUTE, closes)];
  return [...first, session(2, 'A', opens + HOUR, closes)];
});

/** The hours of a day in which somebody comes, with how many. */
const busyHours = perDay((day): readonly { readonly hour: number; readonly weight: number }[] => {
  const { opens, closes } = hoursOn(day);
  return HOUR_WEIGHTS.map((weight, hour) => ({ hour, weight })).filter(
    ({ hour, weight }) => weight > 0 && hour * 60 < closes && (hour + 1) * 60 > opens,
  );
});

/** A moment at which a customer is served, at a register that is open then. */
export function servedMoment(day: StoreDay, dice: Dice): Moment {
  const { opens, closes } = hoursOn(day);
  const { hour } = dice.weighted(busyHours(day), ({ weight }) => weight);
  const from = Math.max(hour * HOUR, opens * MINUTE);
  const until = Math.min((hour + 1) * HOUR, closes * MINUTE);
  const second = dice.between(from, until - 1);
  return { second, shift: shiftAt(day, second, dice) };
}

/** The register a customer goes to: more often the first, while both are open. */
function shiftAt(day: StoreDay, second: number, dice: Dice): Shift {
  const open = shiftsOn(day).filter(({ from, until }) => from <= second && second < until);
  return dice.weighted(open, ({ register }) => (register.endsWith('1') ? 3 : 2));
}
