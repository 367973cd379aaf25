import {
  type BusinessDate,
  type Instant,
  addDays,
  businessDate,
  localToInstant,
} from '../../../src-shared/time/index.ts';
import { type Dice, diceOf } from './dice.ts';
import type { Catalogue, People } from './resources.ts';
import type { Store } from './stores.ts';

/** Raise it whenever the same seed and date would give other documents than before. */
export const GENERATOR_VERSION = 2;

/** The sample store opened on this day: nothing happened before it. */
export const FIRST_DAY: BusinessDate = businessDate('2020-01-01');

/** One run of the world: everything in it follows from the seed. */
export interface Story {
  readonly seed: number;
  readonly catalogue: Catalogue;
  readonly people: People;
}

/** A trading day of one store: the place where events happen. */
export interface StoreDay {
  readonly story: Story;
  readonly store: Store;
  readonly date: BusinessDate;
}

/** The same store n days earlier. */
export function daysEarlier(day: StoreDay, n: number): StoreDay {
  return { ...day, date: addDays(day.date, -n) };
}

/** Dice for an event of this store and day. */
export function diceOn(day: StoreDay, event: string): Dice {
  return diceOf(day.story.seed, `${day.date}/${day.store.id}/${event}`);
}

/** Source ids: store, day, a letter for the story, and a running number. */
export function idOn(day: StoreDay, letter: string, n: number): string {
  return `${day.store.id}-${day.date.replaceAll('-', '')}-${letter}${String(n).padStart(2, '0')}`;
}

/** Seconds of a calendar day. */
const DAY_SECONDS = 86_400;

/**
 * When the store's wall clock shows so many seconds after the midnight that the trading day began
 * with. A reading that is shown twice means its first showing; one that is skipped is taken as by
 * a till whose clock has not been put forward.
 */
export function instantOn(day: StoreDay, second: number): Instant {
  const date = addDays(day.date, Math.floor(second / DAY_SECONDS));
  const found = localToInstant({ date, timeMs: (second % DAY_SECONDS) * 1000 }, day.store.zone);
  switch (found.kind) {
    case 'exact':
      return found.instant;
    case 'ambiguous':
      return found.earlier;
    case 'gap':
      return found.shifted;
  }
}

/** Days of a store that are kept; the longest look back is shorter. */
const MAX_REMEMBERED_DAYS = 90;

/**
 * What happens at a store on a day, worked out once. Later days look back at it (a return looks
 * for its sale), and always find the same, because it depends on the seed and the day alone.
 */
export function perDay<T>(make: (day: StoreDay) => readonly T[]): (day: StoreDay) => readonly T[] {
  const stories = new WeakMap<Story, Map<Store, Map<BusinessDate, readonly T[]>>>();
  return (day) => {
    if (day.date < FIRST_DAY) return [];
    const days = childOf(childOf(stories, day.story), day.store);
    const before = days.get(day.date);
    if (before !== undefined) return before;
    const made = make(day);
    const [oldest] = days.keys();
    if (days.size >= MAX_REMEMBERED_DAYS && oldest !== undefined) days.delete(oldest);
    days.set(day.date, made);
    return made;
  };
}

/** The map under a key, made when it is first asked for. */
function childOf<K, L, V>(
  parent: { get(key: K): Map<L, V> | undefined; set(key: K, child: Map<L, V>): unknown },
  key: K,
): Map<L, V> {
  const known = parent.get(key);
  if (known !== undefined) return known;
  const child = new Map<L, V>();
  parent.set(key, child);
  return child;
}

/** What n days ago has to do with today, for all n from `first` to `last`, the longest ago first. */
export function lookBack<T>(
  day: StoreDay,
  first: number,
  last: number,
  find: (earlier: StoreDay, n: number) => readonly T[],
): readonly T[] {
  const found: T[] = [];
  for (let n = last; n >= first; n -= 1) found.push(...find(daysEarlier(day, n), n));
  return found;
}
