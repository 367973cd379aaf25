import { instant } from '../../src-shared/time/index.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src-shared/time/units.ts';
import { drawArrivals } from './arrivals.ts';
import { Draw } from './draw.ts';
import { drawFaults } from './draw-faults.ts';
import { MIDNIGHT, type Shop, type Step, type Story, SYNC_HOURS } from './steps.ts';

/** @param steps only so many of its first steps; left out: all */
export function drawStory(seed: number, steps = Number.POSITIVE_INFINITY): Story {
  const draw = new Draw(seed);
  const days = draw.int(1, 2);
  const shop: Shop = {
    tills: draw.pick([1, 1, 2]),
    style: draw.pick(['invoice-per-digest', 'invoice-per-digest', 'invoice-per-order', 'journal-per-digest']),
    grouping: draw.pick(['sku', 'all']),
    batch: draw.pick([1, 2, 5, 50]),
    byItself: draw.chance(0.15),
    // The books of these stories take nothing back: streams that post to them cannot be set to replace.
    changedDays: draw.pick(['ask', 'adjust', 'adjust']),
  };
  const told = drawArrivals(draw, shop, days);
  const lasts = days + 2;
  const syncs = shop.byItself ? timetable(lasts) : drawSyncs(draw, lasts);
  const all = [...told, ...syncs, ...drawFaults(draw, { syncs, days: lasts, told })];
  const inOrder = all.toSorted((a, b) => a.at - b.at);
  return { seed, shop, steps: inOrder.slice(0, steps) };
}

function timetable(days: number): readonly Step[] {
  const times = Array.from({ length: days }, (_, day) =>
    SYNC_HOURS.flatMap((minutes) => {
      const due = MIDNIGHT + day * DAY_MS + minutes * MINUTE_MS;
      // What the books were not there for goes out in between.
      return minutes === 30 ? [due + MINUTE_MS, due + 6 * HOUR_MS] : [due + MINUTE_MS];
    }),
  ).flat();
  return times.map((at) => ({ do: 'sync', asked: false, at: instant(at) }));
}

function drawSyncs(draw: Draw, days: number): readonly Step[] {
  return Array.from({ length: days }, (_, day) =>
    Array.from({ length: draw.int(0, 2) }, (): Step => {
      const at = instant(MIDNIGHT + day * DAY_MS + draw.int(0, 24 * 60 - 1) * MINUTE_MS);
      return { do: 'sync', asked: draw.chance(0.5), at };
    }),
  ).flat();
}
