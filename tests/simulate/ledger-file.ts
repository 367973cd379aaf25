import Database from 'better-sqlite3';
import { readAccountingDocument } from '../../src-main/storage/accounting-document.ts';
import type {
  AccountingDocument,
  DeliveryKey,
  DeliveryState,
  PosDocument,
} from '../../src-shared/model/index.ts';

// The ledger read past Daybook, so that nothing of it can hide what has gone wrong.

/** A delivery as the ledger keeps it. */
export interface Kept {
  readonly key: DeliveryKey;
  readonly number: string;
  readonly state: DeliveryState;
  readonly code: string | null;
  readonly withdrawn: boolean;
  readonly contentHash: string;
  readonly document: AccountingDocument;
}

export function readDeliveries(file: string): readonly Kept[] {
  return reading(file, (database) =>
    database
      .prepare<[], Omit<Kept, 'document' | 'withdrawn'> & { text: string; withdrawn: 0 | 1 }>(
        `SELECT key, number, state, cause ->> '$.code' AS code, lower(hex(content_hash)) AS contentHash,
           stored.document AS text,
           EXISTS (SELECT 1 FROM delivery_undone WHERE delivery_id = delivery.id) AS withdrawn
         FROM delivery JOIN delivery_document AS stored ON stored.delivery_id = delivery.id`,
      )
      .all()
      .map(({ text, withdrawn, ...row }) => ({
        ...row,
        withdrawn: withdrawn === 1,
        document: readAccountingDocument(text, row.contentHash),
      })),
  );
}

export function knownKeys(file: string): ReadonlySet<DeliveryKey> {
  return reading(
    file,
    (database) => new Set(database.prepare<[], DeliveryKey>('SELECT key FROM delivery').pluck().all()),
  );
}

/** How many documents were adjusted in the books. */
export function countAdjusted(file: string): number {
  return reading(
    file,
    (database) =>
      database
        .prepare<[], number>('SELECT count(*) FROM digest_adjustment WHERE revision IS NOT NULL')
        .pluck()
        .get() ?? 0,
  );
}

/** Whether any of these documents of a POS account is in a posting. */
export function isAnyPosted(
  file: string,
  account: string,
  documents: readonly Pick<PosDocument, 'kind' | 'sourceId'>[],
): boolean {
  return reading(file, (database) => {
    const posted = database.prepare<[string, string, string], number>(
      `SELECT 1 FROM digest_member AS member
       JOIN pos_document AS document ON document.id = member.document_id
       JOIN stream ON stream.id = document.stream_id
       WHERE stream.account = ? AND document.kind = ? AND document.source_id = ?
         AND member.delivery_id IS NOT NULL`,
    );
    return documents.some(({ kind, sourceId }) => posted.get(account, kind, sourceId) !== undefined);
  });
}

function reading<T>(file: string, work: (database: Database.Database) => T): T {
  const database = new Database(file, { readonly: true });
  try {
    return work(database);
  } finally {
    database.close();
  }
}
