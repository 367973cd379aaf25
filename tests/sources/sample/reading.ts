import { fileURLToPath } from 'node:url';
import type { CancelSignal, PullWindow, Source } from '../../../src-main/core/ports/source.ts';
import { createSampleSource } from '../../../src-main/sources/sample/source.ts';
import type { PosDocument, PosDocumentKind } from '../../../src-shared/model/index.ts';
import {
  type BusinessDate,
  type DayRule,
  businessDate,
  businessDateAt,
  zoneId,
} from '../../../src-shared/time/index.ts';

export const RESOURCES = fileURLToPath(new URL('../../../resources/sample-store', import.meta.url));

/** The window of the demo, and its last day. */
export const OCTOBER = ['2026-10-02', '2026-10-31'] as const;

/** Nobody cancels these readings. */
export const NEVER_ABORTED: CancelSignal = new AbortController().signal;

export interface DeliveredDay {
  readonly date: BusinessDate;
  readonly documents: readonly PosDocument[];
}

export function sampleSource(seed: number): Source {
  return createSampleSource({ seed, resources: RESOURCES });
}

export function windowOf(from: string, to: string, today = '2026-11-30'): PullWindow {
  return { from: businessDate(from), to: businessDate(to), today: businessDate(today) };
}

/** Every day of the window as the source delivers it. */
export async function deliveredDays(source: Source, window: PullWindow): Promise<readonly DeliveredDay[]> {
  const days: DeliveredDay[] = [];
  for (const unit of await source.units(window)) {
    const batches = await Array.fromAsync(source.read(unit, NEVER_ABORTED));
    const documents = batches.flatMap((batch) => batch.documents.map(({ document }) => document));
    days.push({ date: businessDate(unit.locator), documents });
  }
  return days;
}

/** All documents of a window of this seed's world. */
export async function documentsOf(seed: number, from: string, to: string): Promise<readonly PosDocument[]> {
  return (await deliveredDays(sampleSource(seed), windowOf(from, to))).flatMap(({ documents }) => documents);
}

export function ofKind(
  documents: readonly PosDocument[],
  ...kinds: readonly PosDocumentKind[]
): readonly PosDocument[] {
  return documents.filter(({ kind }) => kinds.includes(kind));
}

/** 04:00, as discovery says; a sale at 01:30 belongs to the evening before. */
export const CUT_OFF_MINUTES = 240;

const RULES: ReadonlyMap<string, readonly DayRule[]> = new Map(
  [
    ['SYD', 'Australia/Sydney'],
    ['NTL', 'Australia/Sydney'],
    ['BNE', 'Australia/Brisbane'],
  ].map(([store = '', zone = '']) => [
    store,
    [{ from: businessDate('2020-01-01'), zone: zoneId(zone), cutOffMinutes: CUT_OFF_MINUTES }],
  ]),
);

/** The business date of a document in its store's zone with the sample store's cut-off. */
export function dateOf(document: PosDocument): BusinessDate {
  return businessDateAt(document.occurredAt, RULES.get(document.location) ?? []).date;
}

export function sumOf(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}

/** What the legs of a document come to more than the document does; 0 is in balance. */
export function differenceOf({ total, rounding, tenders }: PosDocument): number {
  return sumOf(tenders.map(({ amount, tip }) => amount - tip)) - total - rounding;
}
