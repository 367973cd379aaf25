import type {
  PosDocumentTable,
  PosDocumentVersionTable,
  PosLineTable,
  PosTenderTable,
} from '../database/schema.ts';
import type { WriteTx } from '../database/seam.ts';
import { canonicalJson, rowToDocument, textToDocument } from '../document-rows.ts';
import { replaceDocument } from './rows.ts';

/**
 * Keeps the current version of a document as text, before an import puts another one in its place.
 * Together with the rule that an import never builds on another unfinished one, a document has at
 * most one version that is not in sight yet, and the one below it is what digests see.
 */
export function keepVersion(tx: WriteTx, documentKey: number, replacedBy: number): void {
  const row = currentRow(tx, documentKey);
  const lines = tx
    .prepare('SELECT * FROM pos_line WHERE document_id = ? ORDER BY ordinal')
    .all<PosLineTable>(documentKey);
  const tenders = tx
    .prepare('SELECT * FROM pos_tender WHERE document_id = ? ORDER BY ordinal')
    .all<PosTenderTable>(documentKey);
  tx.prepare(
    `INSERT INTO pos_document_version (document_id, version, hash, content, location, business_date,
       day_rule_id, import_id, raw_batch_id, ordinal, line, replaced_by_import_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    documentKey,
    row.version,
    row.hash,
    canonicalJson(rowToDocument(row, lines, tenders)),
    row.location,
    row.business_date,
    row.day_rule_id,
    row.import_id,
    row.raw_batch_id,
    row.ordinal,
    row.line,
    replacedBy,
  );
}

/**
 * Undoes what an unfinished import did to a document: its own versions go, and what was before them
 * stands again. A document that came with it goes altogether; nothing can refer to it yet.
 */
export function takeBack(tx: WriteTx, documentKey: number): void {
  const { version } = currentRow(tx, documentKey);
  if (version === 1) {
    tx.prepare('DELETE FROM pos_document WHERE id = ?').run(documentKey);
    return;
  }
  const before = tx
    .prepare('SELECT * FROM pos_document_version WHERE document_id = ? AND version = ?')
    .get<PosDocumentVersionTable>(documentKey, version - 1);
  if (before === undefined) throw new RangeError(`Document ${documentKey} has lost version ${version - 1}`);
  replaceDocument(tx, documentKey, textToDocument(before.content), {
    hash: before.hash,
    version: before.version,
    businessDate: before.business_date,
    dayRuleKey: before.day_rule_id,
    importKey: before.import_id,
    rawBatchKey: before.raw_batch_id,
    ordinal: before.ordinal,
    line: before.line,
  });
  tx.prepare('DELETE FROM pos_document_version WHERE document_id = ? AND version = ?').run(
    documentKey,
    before.version,
  );
}

function currentRow(tx: WriteTx, documentKey: number): PosDocumentTable {
  const row = tx.prepare('SELECT * FROM pos_document WHERE id = ?').get<PosDocumentTable>(documentKey);
  if (row === undefined) throw new RangeError(`There is no document ${documentKey}`);
  return row;
}
