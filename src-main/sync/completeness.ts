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
  readonly facts: Promise<DayFacts>;
}

/**
 * What was read last, by stream and range: attention is asked for often, and only an import changes it. Who asks
 * while it is being read waits for the same reading.
 */
const KEPT = new WeakMap<CompletenessStore, Map<string, Kept>>();
const MAX_KEPT = 20;

/** A stream's days with what may be missing of them. */
export async function completenessOf(
  { ledger, clock, breathe }: Pick<Services, 'ledger' | 'clock' | 'breathe'>,
  stream: Stream,
  range?: DayRange,
): Promise<readonly CompleteDay[]> {
  const now = today(clock, stream.settings.timeZone);
  const asked = range ?? { from: addDays(now, -SHOWN_DAYS), to: addDays(now, -1) };
  const facts = await factsOf(ledger.completeness, stream, asked, breathe);
  const explanations = await ledger.completeness.explanations(stream.id, asked);
  return completeDays(facts, explanations, { ...asked, today: now });
}

async function factsOf(
  store: CompletenessStore,
  stream: Stream,
  range: DayRange,
  breathe: Services['breathe'],
): Promise<DayFacts> {
  const kept = KEPT.get(store) ?? new Map<string, Kept>();
  KEPT.set(store, kept);
  const key = `${stream.id} ${range.from} ${range.to}`;
  const stamp = await store.stamp(stream.id);
  const known = kept.get(key);
  if (known?.stamp === stamp) return known.facts;
  if (kept.size >= MAX_KEPT) kept.clear();
  const reading = { stamp, facts: readFacts(store, stream, range, breathe) };
  kept.set(key, reading);
  try {
    return await reading.facts;
  } catch (error) {
    if (kept.get(key) === reading) kept.delete(key);
    throw error;
  }
}

async function readFacts(
  store: CompletenessStore,
  stream: Stream,
  range: DayRange,
  breathe: Services['breathe'],
): Promise<DayFacts> {
  const wide = { from: addDays(range.from, -LOOKED_BACK_DAYS), to: addDays(range.to, LOOKED_AHEAD_DAYS) };
  const lastDay = await store.lastDay(stream.id);
  const { registerDays, shifts, counters, gaps } = await store.read(stream.id, wide, breathe);
  return { gaps: await gaps(countersInUse(counters)), registerDays, shifts, lastDay };
}
