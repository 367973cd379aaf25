import { canonicalText } from '../../../src-main/core/digest/canonical.ts';
import type { ImportStore, IncomingDocument } from '../../../src-main/core/ports/index.ts';
import type { OpenDatabase } from '../../../src-main/storage/database/open.ts';
import { loadDocuments } from '../../../src-main/storage/documents.ts';
import { sha256 } from '../../../src-main/storage/hashes.ts';
import { createImportStore } from '../../../src-main/storage/import-store/index.ts';
import type { ImportId, PosDocument, Rejection, StreamId } from '../../../src-shared/model/index.ts';
import { type BusinessDate, businessDate, zoneId } from '../../../src-shared/time/index.ts';
import { MONDAY } from '../../support/builders.ts';
import { STREAM } from '../../support/test-ledger.ts';
import { OPTIONS } from '../scratch.ts';

export const RULE = {
  from: businessDate('2000-01-01'),
  zone: zoneId('Asia/Kuala_Lumpur'),
  cutOffMinutes: 0,
};
export const FIRST_PAGE = { cursor: null, limit: 200 };

/** A store as a program that has just started has it: it remembers nothing. */
export function restarted(db: OpenDatabase): ImportStore {
  return createImportStore(db, OPTIONS.clock, OPTIONS.ids);
}

export function incoming(document: PosDocument, date: BusinessDate = MONDAY, ordinal = 0): IncomingDocument {
  const hash = sha256(canonicalText(document));
  return { document, hash, businessDate: date, rule: RULE, ordinal, line: ordinal + 2 };
}

export function batchOf(
  documents: readonly PosDocument[],
  rest: { readonly raw?: Uint8Array; readonly rejections?: readonly Rejection[] } = {},
) {
  return {
    documents: documents.map((document, ordinal) => incoming(document, MONDAY, ordinal)),
    rejections: rest.rejections ?? [],
    raw: rest.raw ?? null,
  };
}

export function rejectionAt(line: number): Rejection {
  return { file: 'a.csv', line, column: 'total', value: 'x', code: 'value-not-a-number' };
}

/** Begins an import that must not be there yet. */
export async function begin(store: ImportStore, fingerprint: string, locator = 'a.csv'): Promise<ImportId> {
  const begun = await store.begin(STREAM.id, { locator, fingerprint });
  if (begun.kind !== 'open') throw new Error(`${fingerprint} is there already`);
  return begun.id;
}

/** Reads a whole unit of one batch. */
export async function importAll(
  store: ImportStore,
  fingerprint: string,
  documents: readonly PosDocument[],
  locator = 'a.csv',
) {
  const id = await begin(store, fingerprint, locator);
  await store.write(id, batchOf(documents));
  return store.complete(id, []);
}

/** The documents that digests see, by source id. */
export async function inSight(
  db: OpenDatabase,
  stream: { readonly key: number; readonly id: StreamId } = { key: 1, id: STREAM.id },
): Promise<ReadonlyMap<string, PosDocument>> {
  const rows = await db.read
    .selectFrom('pos_document')
    .select('id')
    .where('stream_id', '=', stream.key)
    .execute();
  const stored = await loadDocuments(
    db.read,
    stream,
    rows.map((row) => row.id),
  );
  return new Map([...stored.values()].map(({ document }) => [document.sourceId, document]));
}

/** Marks of days with the state of their import. */
export async function dirtyDays(db: OpenDatabase): Promise<readonly string[]> {
  const rows = await db.read.selectFrom('dirty_day').selectAll().orderBy('mark').execute();
  return rows.map((row) => `${row.location} ${row.business_date}`);
}
