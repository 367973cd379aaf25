import { sql } from 'kysely';
import type { LedgerDatabase } from '../database/seam.ts';
import { foldCase } from '../digests/search-text.ts';
import { documentIdOf } from '../document-id.ts';
import { numberBegins } from '../status/conditions.ts';

type Read = LedgerDatabase['read'];

/** More subjects than this are not looked for: who means another one writes more of its name. */
const MAX_SUBJECTS = 1_000;

/** Mappings of a stream by the stream's id; none where it is the id of something else. */
export async function ofStream(read: Read, stream: string): Promise<readonly string[]> {
  const { rows } = await sql<{ subject: string }>`
    SELECT DISTINCT subject FROM audit INDEXED BY audit_by_subject
    WHERE subject >= ${`${stream}/`} AND subject < ${`${stream}0`} LIMIT ${MAX_SUBJECTS}`.execute(read);
  return rows.map(({ subject }) => subject);
}

/**
 * Ids of what a person may mean: documents and receipts whose number begins so, digests of a location or with
 * a number, streams, books and mappings with a part of their name. Read by the indexes of each, since a
 * million entries have no index of what is inside them.
 */
export async function foundSubjects(read: Read, text: string): Promise<readonly string[]> {
  const folded = foldCase(text);
  const [plain, receipts] = await Promise.all([
    sql<{ subject: string }>`
      SELECT subject FROM (
        SELECT * FROM (SELECT key AS subject FROM delivery INDEXED BY status_by_number
          WHERE id > 0 AND ${numberBegins(text)} LIMIT ${MAX_SUBJECTS})
        UNION ALL SELECT * FROM (SELECT key FROM book_document WHERE number = ${text} LIMIT ${MAX_SUBJECTS})
        UNION ALL SELECT public_id FROM stream WHERE instr(lower(name), lower(${text})) > 0
        UNION ALL SELECT public_id FROM books WHERE instr(lower(name), lower(${text})) > 0
        UNION ALL SELECT * FROM (
          SELECT DISTINCT stream.public_id || '/' || mapping.type || '/' || mapping.key
          FROM mapping JOIN stream ON stream.id = mapping.stream_id
          WHERE instr(lower(mapping.key), lower(${text})) > 0 LIMIT ${MAX_SUBJECTS})
        UNION ALL SELECT * FROM (
          SELECT public_id FROM digest WHERE instr(search_text, ${folded}) > 0
          ORDER BY business_date DESC LIMIT ${MAX_SUBJECTS})
      )`.execute(read),
    sql<{ stream: never; kind: string; sourceId: string }>`
      SELECT stream.public_id AS stream, document.kind, document.source_id AS sourceId
      FROM pos_document AS document JOIN stream ON stream.id = document.stream_id
      WHERE document.number = ${text} LIMIT ${MAX_SUBJECTS}`.execute(read),
  ]);
  return [...plain.rows.map(({ subject }) => subject), ...receipts.rows.map(documentIdOf)];
}
