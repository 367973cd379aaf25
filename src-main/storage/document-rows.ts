import type { PosDetails, PosDocument, PosLine, PosTender } from '../../src-shared/model/index.ts';
import type { PosDocumentTable, PosLineTable, PosTenderTable } from './database/schema.ts';

/**
 * Puts a document together from its rows; lines and tenders in their order. What the tables keep was
 * a document when it was written, and their checks and the one writer have kept it one.
 */
export function rowToDocument(
  row: PosDocumentTable,
  lines: readonly PosLineTable[],
  tenders: readonly PosTenderTable[],
): PosDocument {
  return {
    kind: row.kind,
    sourceId: row.source_id,
    number: row.number,
    location: row.location,
    register: row.register,
    shift: row.shift,
    occurredAt: row.occurred_at,
    currency: row.currency,
    channel: row.channel,
    customer: row.customer,
    reference:
      row.reference_kind === null || row.reference_source_id === null
        ? null
        : { kind: row.reference_kind, sourceId: row.reference_source_id },
    reason: row.reason,
    lines: lines.map(rowToLine),
    tenders: tenders.map(rowToTender),
    total: row.total,
    rounding: row.rounding,
    details: row.details === '{}' ? {} : (JSON.parse(row.details) as PosDetails),
  };
}

/** A document out of the text that an earlier version is kept as. */
export function textToDocument(content: string): PosDocument {
  return JSON.parse(content) as PosDocument;
}

/** JSON with sorted keys: equal values are equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

function rowToLine(row: PosLineTable): PosLine {
  return {
    type: row.type,
    sku: row.sku,
    name: row.name,
    quantity: row.quantity,
    unitPrice: row.unit_price,
    discount: row.discount,
    net: row.net,
    tax: row.tax,
    total: row.total,
    taxCode: row.tax_code,
    cost: row.cost,
    productGroup: row.product_group,
  };
}

function rowToTender(row: PosTenderTable): PosTender {
  return { method: row.method, amount: row.amount, tip: row.tip, reference: row.reference };
}
