import { countersInUse } from '../core/completeness/counters.ts';
import {
  completeDays,
  type DayFacts,
  LOOKED_AHEAD_DAYS,
  LOOKED_BACK_DAYS,
} from '../core/completeness/days.ts';
import type { CompletenessStore, DayRange, Services } from '../core/ports/index.ts';
import type { CompleteDay, Stream } from '../../src-shared/model/index.ts';
import { addDays } from '../../src-shared/time/index.ts';
import { today } from './today.ts';

/** What is brought up by itself; older days are looked at when a person asks. */
export const SHOWN_DAYS = 35;

interface Kept {
  readonly stamp: string;
  readonly facts: DayFacts;
}

/** What was read last, by stream and range: attention is asked for often, and only an import changes it. */
const KEPT = new WeakMap<CompletenessStore, Map<string, Kept>>();
const MAX_KEPT = 20;

/** A stream's days with what may be missing of them. */
export async function completenessOf(
  { ledger, clock }: Pick<Services, 'ledger' | 'clock'>,
  stream: Stream,
  range?: DayRange,
): Promise<readonly CompleteDay[]> {
  const now = today(clock, stream.settings.timeZone);
  const asked = range ?? { from: addDays(now, -SHOWN_DAYS), to: addDays(now, -1) };
  const facts = await factsOf(ledger.completeness, stream, asked);
  const explanations = await ledger.completeness.explanations(stream.id, asked);
  return completeDays(facts, explanations, { ...asked, today: now });
}

async function factsOf(store: CompletenessStore, stream: Stream, range: DayRange): Promise<DayFacts> {
  const kept = KEPT.get(store) ?? new Map<string, Kept>();
  KEPT.set(store, kept);
  const key = `${stream.id} ${range.from} ${range.to}`;
  const stamp = await store.stamp(stream.id);
  const known = kept.get(key);
  if (known?.stamp === stamp) return known.facts;
  const read = { from: addDays(range.from, -LOOKED_BACK_DAYS), to: addDays(range.to, LOOKED_AHEAD_DAYS) };
  const counters = countersInUse(await store.counters(stream.id, read));
  const facts = {
    gaps: counters.length === 0 ? [] : await store.gaps(stream.id, read, counters),
    registerDays: await store.registerDays(stream.id, read),
    shifts: await store.shifts(stream.id, read),
    lastDay: await store.lastDay(stream.id),
  };
  if (kept.size >= MAX_KEPT) kept.clear();
  kept.set(key, { stamp, facts });
  return facts;
}
