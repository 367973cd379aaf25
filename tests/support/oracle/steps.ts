import Database from 'better-sqlite3';
import type { PosDocument } from '../../../src-shared/model/index.ts';
import type { Step } from './goods.ts';

interface Row {
  readonly id: number;
  readonly type: string;
  readonly kind: string;
  readonly sourceId: string;
}

/**
 * The documents of the books in the order in which they were recorded, each with the POS documents that
 * it was made of: all that the oracle takes from the program.
 */
export function stepsOf(ledgerFile: string, documents: readonly PosDocument[]): readonly Step[] {
  const byId = new Map(documents.map((one) => [`${one.kind}/${one.sourceId}`, one]));
  const db = new Database(ledgerFile, { readonly: true });
  try {
    const rows = db
      .prepare<[], Row>(
        `SELECT book_document.id, book_document.type, pos_document.kind, pos_document.source_id AS sourceId
         FROM book_document
         JOIN delivery ON delivery.key = book_document.key
         JOIN delivery_member ON delivery_member.delivery_id = delivery.id
         JOIN pos_document ON pos_document.id = delivery_member.document_id
         ORDER BY book_document.id, pos_document.id`,
      )
      .all();
    return [...Map.groupBy(rows, ({ id }) => id).values()].map((group) => ({
      half: halfOf(group[0]?.type ?? ''),
      documents: group.flatMap(({ kind, sourceId }) => byId.get(`${kind}/${sourceId}`) ?? []),
    }));
  } finally {
    db.close();
  }
}

function halfOf(type: string): Step['half'] {
  if (type === 'invoice') return 'sales';
  return type === 'credit-note' ? 'returns' : null;
}
