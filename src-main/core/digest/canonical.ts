import type { PosDocument } from '../../../src-shared/model/index.ts';

/** Version of the canonical form; it is stored, so that a new form does not look like new content. */
export const CANONICAL_VERSION = 1;

/**
 * The posted content of a document as one text: fixed field order, minor units, NFC, nothing about
 * how or when it was fetched. Equal texts are the same document; its sha-256 is the content hash.
 */
export function canonicalText(document: PosDocument): string {
  const lines = document.lines.map((line) => [
    line.type,
    line.sku,
    line.name,
    line.quantity,
    line.unitPrice,
    line.discount,
    line.net,
    line.tax,
    line.total,
    line.taxCode,
    line.cost,
    line.productGroup,
  ]);
  const tenders = document.tenders.map((leg) => [leg.method, leg.amount, leg.tip, leg.reference]);
  return JSON.stringify([
    CANONICAL_VERSION,
    document.kind,
    document.sourceId,
    document.number,
    document.location,
    document.register,
    document.shift,
    document.occurredAt,
    document.currency,
    document.channel,
    document.customer,
    document.reference === null ? null : [document.reference.kind, document.reference.sourceId],
    document.reason,
    lines,
    tenders,
    document.total,
    document.rounding,
    sortedEntries(document.details),
  ]).normalize('NFC');
}

/** Counts are lists of values too: the order of an object's keys is that of whoever made it. */
function sortedEntries({ counts, ...details }: PosDocument['details']): readonly unknown[] {
  const entries: readonly (readonly [string, unknown])[] = [
    ...Object.entries(details),
    ...(counts === undefined
      ? []
      : [['counts', counts.map((count) => [count.method, count.expected, count.counted])] as const]),
  ];
  return entries.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
