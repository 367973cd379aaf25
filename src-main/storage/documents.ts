import { type Kysely, sql } from 'kysely';
import type { DocumentId, PosDocument, StreamId } from '../../src-shared/model/index.ts';
import type { BusinessDate } from '../../src-shared/time/index.ts';
import type { PosDocumentTable, Schema } from './database/schema.ts';
import { documentIdOf } from './document-id.ts';
import { rowToDocument, textToDocument } from './document-rows.ts';
import { hexOf } from './hashes.ts';

export { documentIdOf, documentRowOf, identityOf } from './document-id.ts';
export { canonicalJson, rowToDocument } from './document-rows.ts';

/** A document in the version that digests see. */
export interface StoredDocument {
  /** Integer key; stays inside storage. */
  readonly key: number;
  readonly id: DocumentId;
  readonly document: PosDocument;
  /** Hex. */
  readonly hash: string;
  readonly location: string;
  readonly businessDate: BusinessDate;
}

/** A location's day. */
export interface DayOf {
  readonly stream: { readonly key: number; readonly id: StreamId };
  readonly location: string;
  readonly date: BusinessDate;
}

/** Keys in a query are bound as one JSON list: one text of SQL whatever their number. */
function inKeys(column: string, keys: readonly number[]) {
  return sql<boolean>`${sql.ref(column)} IN (SELECT value FROM json_each(${JSON.stringify(keys)}))`;
}

/**
 * All documents of a location's day as completed imports have left them: the current version, or
 * the one before it while a running import has already changed it. Ordered by identity.
 */
export async function loadDay(read: Kysely<Schema>, day: DayOf): Promise<readonly StoredDocument[]> {
  const current = await read
    .selectFrom('pos_document')
    .innerJoin('import', 'import.id', 'pos_document.import_id')
    .where('pos_document.stream_id', '=', day.stream.key)
    .where('pos_document.location', '=', day.location)
    .where('pos_document.business_date', '=', day.date)
    .where('import.state', '=', 'complete')
    .selectAll('pos_document')
    .execute();
  const stored = await assemble(read, day.stream.id, current);
  const replaced = await versionsInSight(read, day.stream, 'import')
    .where('version.location', '=', day.location)
    .where('version.business_date', '=', day.date)
    .execute();
  return [...stored, ...replaced.map((row) => versionToStored(day.stream.id, row))].toSorted(byIdentity);
}

/** Documents by their integer keys, in the version that digests see; those not in sight are left out. */
export async function loadDocuments(
  read: Kysely<Schema>,
  stream: DayOf['stream'],
  keys: readonly number[],
): Promise<ReadonlyMap<number, StoredDocument>> {
  const current = await read
    .selectFrom('pos_document')
    .innerJoin('import', 'import.id', 'pos_document.import_id')
    .where(inKeys('pos_document.id', keys))
    // The plus keeps SQLite from walking all documents of the stream for a page of them.
    .where(sql<boolean>`+pos_document.stream_id = ${stream.key}`)
    .where('import.state', '=', 'complete')
    .selectAll('pos_document')
    .execute();
  const stored = await assemble(read, stream.id, current);
  const replaced = await versionsInSight(read, stream, 'document')
    .where(inKeys('version.document_id', keys))
    .execute();
  return new Map(
    [...stored, ...replaced.map((row) => versionToStored(stream.id, row))].map((found) => [found.key, found]),
  );
}

/**
 * Earlier versions that still stand because the import that replaced them is running. They are found by
 * that import, or by documents that the caller names: a large import has replaced many.
 */
function versionsInSight(read: Kysely<Schema>, stream: DayOf['stream'], by: 'import' | 'document') {
  const importOf =
    by === 'import'
      ? sql<number>`version.replaced_by_import_id`
      : // The plus keeps the index by import out of it.
        sql<number>`+version.replaced_by_import_id`;
  return read
    .selectFrom('import')
    .innerJoin('pos_document_version as version', (join) =>
      join.on(importOf, '=', (from) => from.ref('import.id')),
    )
    .where('import.stream_id', '=', stream.key)
    .where('import.state', '=', 'running')
    .select([
      'version.document_id',
      'version.content',
      'version.hash',
      'version.location',
      'version.business_date',
    ]);
}

function versionToStored(
  stream: StreamId,
  row: {
    document_id: number;
    content: string;
    hash: Uint8Array;
    location: string;
    business_date: BusinessDate;
  },
): StoredDocument {
  const document = textToDocument(row.content);
  return {
    key: row.document_id,
    id: documentIdOf({ stream, kind: document.kind, sourceId: document.sourceId }),
    document,
    hash: hexOf(row.hash),
    location: row.location,
    businessDate: row.business_date,
  };
}

/** Adds lines and tenders, read as two sets. */
async function assemble(
  read: Kysely<Schema>,
  stream: StreamId,
  rows: readonly PosDocumentTable[],
): Promise<readonly StoredDocument[]> {
  if (rows.length === 0) return [];
  const keys = rows.map((row) => row.id);
  const lines = await read
    .selectFrom('pos_line')
    .where(inKeys('document_id', keys))
    .orderBy('document_id')
    .orderBy('ordinal')
    .selectAll()
    .execute();
  const tenders = await read
    .selectFrom('pos_tender')
    .where(inKeys('document_id', keys))
    .orderBy('document_id')
    .orderBy('ordinal')
    .selectAll()
    .execute();
  const linesOf = Map.groupBy(lines, (line) => line.document_id);
  const tendersOf = Map.groupBy(tenders, (tender) => tender.document_id);
  return rows.map((row) => ({
    key: row.id,
    id: documentIdOf({ stream, kind: row.kind, sourceId: row.source_id }),
    document: rowToDocument(row, linesOf.get(row.id) ?? [], tendersOf.get(row.id) ?? []),
    hash: hexOf(row.hash),
    location: row.location,
    businessDate: row.business_date,
  }));
}

function byIdentity(a: StoredDocument, b: StoredDocument): number {
  const order = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
  return order(a.document.kind, b.document.kind) || order(a.document.sourceId, b.document.sourceId);
}
