import type { PosDocument } from '../../../src-shared/model/index.ts';
import type { SqlValue, WriteTx } from '../database/seam.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';
import { canonicalJson } from '../document-rows.ts';

/** Where a version of a document comes from, and which day it belongs to. */
export interface VersionOrigin {
  readonly hash: Uint8Array;
  readonly version: number;
  readonly businessDate: BusinessDate;
  readonly dayRuleKey: number;
  readonly importKey: number;
  readonly rawBatchKey: number | null;
  readonly ordinal: number;
  readonly line: number;
}

const INSERT_DOCUMENT = `
  INSERT INTO pos_document (
    stream_id, kind, source_id, number, location, register, shift, occurred_at, currency, channel, customer,
    reference_kind, reference_source_id, reason, total, rounding, details,
    hash, version, business_date, day_rule_id, import_id, raw_batch_id, ordinal, line)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

const REPLACE_DOCUMENT = `
  UPDATE pos_document SET
    number = ?, location = ?, register = ?, shift = ?, occurred_at = ?, currency = ?, channel = ?, customer = ?,
    reference_kind = ?, reference_source_id = ?, reason = ?, total = ?, rounding = ?, details = ?,
    hash = ?, version = ?, business_date = ?, day_rule_id = ?, import_id = ?, raw_batch_id = ?, ordinal = ?, line = ?
  WHERE id = ?`;

const INSERT_LINE = `
  INSERT INTO pos_line (
    document_id, ordinal, type, sku, name, quantity, unit_price, discount, net, tax, total, tax_code, cost,
    product_group)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

const INSERT_TENDER = `
  INSERT INTO pos_tender (document_id, ordinal, method, amount, tip, reference) VALUES (?, ?, ?, ?, ?, ?)`;

/** Writes a document that the stream has not had. */
export function insertDocument(
  tx: WriteTx,
  streamKey: number,
  document: PosDocument,
  origin: VersionOrigin,
): void {
  const { lastId } = tx
    .prepare(INSERT_DOCUMENT)
    .run(streamKey, document.kind, document.sourceId, ...contentValues(document), ...originValues(origin));
  insertParts(tx, lastId, document);
}

/** Puts another version in the place of the current one. */
export function replaceDocument(
  tx: WriteTx,
  documentKey: number,
  document: PosDocument,
  origin: VersionOrigin,
): void {
  tx.prepare('DELETE FROM pos_line WHERE document_id = ?').run(documentKey);
  tx.prepare('DELETE FROM pos_tender WHERE document_id = ?').run(documentKey);
  tx.prepare(REPLACE_DOCUMENT).run(...contentValues(document), ...originValues(origin), documentKey);
  insertParts(tx, documentKey, document);
}

function insertParts(tx: WriteTx, documentKey: number, { lines, tenders }: PosDocument): void {
  const insertLine = tx.prepare(INSERT_LINE);
  let ordinal = 0;
  for (const line of lines) {
    insertLine.run(
      documentKey,
      ordinal,
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
    );
    ordinal += 1;
  }
  const insertTender = tx.prepare(INSERT_TENDER);
  ordinal = 0;
  for (const { method, amount, tip, reference } of tenders) {
    insertTender.run(documentKey, ordinal, method, amount, tip, reference);
    ordinal += 1;
  }
}

function contentValues(document: PosDocument): readonly SqlValue[] {
  return [
    document.number,
    document.location,
    document.register,
    document.shift,
    document.occurredAt,
    document.currency,
    document.channel,
    document.customer,
    document.reference?.kind ?? null,
    document.reference?.sourceId ?? null,
    document.reason,
    document.total,
    document.rounding,
    canonicalJson(document.details),
  ];
}

function originValues(origin: VersionOrigin): readonly SqlValue[] {
  return [
    origin.hash,
    origin.version,
    origin.businessDate,
    origin.dayRuleKey,
    origin.importKey,
    origin.rawBatchKey,
    origin.ordinal,
    origin.line,
  ];
}
