import { ZERO, currencyCode } from '../../../src-shared/money/index.ts';
import type { PosDocument, PosDocumentKind } from '../../../src-shared/model/index.ts';
import { type StoreDay, instantOn } from './story.ts';
import type { Moment } from './tills.ts';

/** All stores sell in Australian dollars. */
export const CURRENCY = currencyCode('AUD');

/** What an event says of itself; the rest is how most events are. */
export type EventParts = Pick<PosDocument, 'kind' | 'sourceId'> &
  Partial<Omit<PosDocument, 'location' | 'register' | 'shift' | 'occurredAt' | 'currency'>>;

/** A document of an event at this moment of the store's day. Its receipt number is its id. */
export function eventAt(day: StoreDay, moment: Moment, parts: EventParts): PosDocument {
  return {
    number: parts.sourceId,
    location: day.store.id,
    register: moment.shift?.register ?? null,
    shift: moment.shift?.id ?? null,
    occurredAt: instantOn(day, moment.second),
    currency: CURRENCY,
    channel: 'till',
    customer: null,
    reference: null,
    reason: null,
    lines: [],
    tenders: [],
    total: ZERO,
    rounding: ZERO,
    details: {},
    ...parts,
  };
}

/** The reference of a document that is about another one. */
export function about(document: PosDocument): { kind: PosDocumentKind; sourceId: string } {
  return { kind: document.kind, sourceId: document.sourceId };
}
