import type { PosDocument } from '../../src-shared/model/index.ts';
import { type Instant, instant } from '../../src-shared/time/index.ts';
import { HOUR_MS, MINUTE_MS } from '../../src-shared/time/units.ts';
import { cancellationOf } from '../support/weeks/making.ts';
import type { Story as Tale } from '../support/weeks/story.ts';
import type { Draw } from './draw.ts';
import { dateAt, type Shop, type Step } from './steps.ts';
import { corrected, drawTale, taleOf, tell } from './tales.ts';

type Told = Extract<Step, { readonly do: 'tell' }>;

/** What the tills tell, and when: late, twice, out of order, in pieces, and otherwise than before. */
export function drawArrivals(draw: Draw, shop: Shop, days: number): readonly Told[] {
  const locations = draw.int(1, 3);
  const tales = Array.from({ length: draw.int(1, 7) }, () => drawTale(draw, days, locations));
  const documents = tell(tales);
  const first = Array.from({ length: shop.tills }, (_, till) => {
    const own = documents.filter((document) => taleOf(document) % shop.tills === till);
    return drawUnits(draw, own, till);
  }).flat();
  const shifted = first.map((step, at) => drawTrouble(draw, step, first[at + 1] ?? null));
  const again = shifted.flatMap((step): Told[] => {
    if (!draw.chance(0.12)) return [];
    const unit = { ...step.unit, name: `${step.unit.name} again` };
    return [{ ...step, unit, how: 'arrives-twice', at: later(draw, step.at, 30) }];
  });
  return latestInEach([...shifted, ...again, ...drawChanges(draw, shop, { tales, told: shifted })]);
}

/** A day's documents of a till, as one unit or two, each told soon after its last document. */
function drawUnits(draw: Draw, documents: readonly PosDocument[], till: number): readonly Told[] {
  const byDate = Map.groupBy(documents, ({ occurredAt }) => dateAt(occurredAt));
  return [...byDate]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([date, ofDay]) => {
      const inOrder = ofDay.toSorted((a, b) => a.occurredAt - b.occurredAt);
      const cut = draw.chance(0.6) ? draw.int(0, inOrder.length - 1) : 0;
      return [inOrder.slice(0, cut), inOrder.slice(cut)].flatMap((part, at): Told[] => {
        const last = part.at(-1);
        if (last === undefined) return [];
        const unit = {
          till,
          name: `till ${till} ${date} ${at + 1}`,
          documents: part,
          batch: draw.pick([500, 500, 1, 2]),
        };
        const inBatches = unit.batch < part.length;
        return [
          {
            do: 'tell',
            unit,
            how: inBatches ? 'arrives-in-batches' : null,
            at: instant(last.occurredAt + draw.int(1, 60) * MINUTE_MS),
          },
        ];
      });
    });
}

function drawTrouble(draw: Draw, step: Told, next: Told | null): Told {
  if (draw.chance(0.15)) return { ...step, how: 'arrives-late', at: later(draw, step.at, 50) };
  if (next !== null && next.unit.till === step.unit.till && draw.chance(0.15)) {
    const at = instant(next.at + draw.int(1, 30) * MINUTE_MS);
    return { ...step, how: 'arrives-out-of-order', at };
  }
  return step;
}

function later(draw: Draw, at: Instant, hours: number): Instant {
  return instant(at + draw.int(1, hours * 60) * MINUTE_MS);
}

/** Corrections at the till, and sales that are cancelled on a later day. */
function drawChanges(
  draw: Draw,
  { tills }: Shop,
  { tales, told }: { readonly tales: readonly Tale[]; readonly told: readonly Told[] },
): readonly Told[] {
  const changed: Told[] = [];
  for (const [n, tale] of tales.entries()) {
    const sure = tale.type === 'broken-sale';
    const ofTale = told.filter(({ unit }) => unit.documents.some((document) => taleOf(document) === n));
    const last = Math.max(...ofTale.map(({ at }) => at));
    if (ofTale.length === 0) continue;
    const till = n % tills;
    if (sure || draw.chance(0.3)) {
      const documents = corrected(draw, tales, n);
      if (documents.length === 0) continue;
      const at = later(draw, instant(last), 40);
      changed.push({
        do: 'tell',
        unit: { till, name: `correction of ${n}`, documents, batch: 500 },
        how: 'edited-before-posting',
        at,
      });
    } else if (tale.type === 'sale' && draw.chance(0.25)) {
      const [sold] = tell(tales).filter((document) => taleOf(document) === n);
      if (sold === undefined) continue;
      const document = cancellationOf({ ...tale, n, steady: true }, 5, draw.int(1, 2), sold);
      const at = instant(Math.max(last, document.occurredAt) + draw.int(1, 10) * HOUR_MS);
      changed.push({
        do: 'tell',
        unit: { till, name: `cancellation of ${n}`, documents: [document], batch: 500 },
        how: 'cancelled-after-posting',
        at,
      });
    }
  }
  return changed;
}

/** A till never goes back: what it tells again is as it stands by then. */
function latestInEach(told: readonly Told[]): readonly Told[] {
  const latest = new Map<string, PosDocument>();
  return told
    .toSorted((a, b) => a.at - b.at)
    .map((step) => {
      const again = step.how === 'arrives-twice';
      const documents = step.unit.documents.map((document) => {
        const id = `${step.unit.till} ${document.kind} ${document.sourceId}`;
        const now = again ? (latest.get(id) ?? document) : document;
        latest.set(id, now);
        return now;
      });
      return { ...step, unit: { ...step.unit, documents } };
    });
}
