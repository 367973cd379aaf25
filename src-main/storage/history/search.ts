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
 * What is acted on of a day beside the digest itself, by the digest's id: its documents in the books, its
 * receipts, and what is missing from it. All of it: a history that is cut off looks like a complete answer.
 */
export async function ofDigest(read: Read, digest: string): Promise<readonly string[]> {
  const [plain, receipts] = await Promise.all([
    sql<{ subject: string }>`
      SELECT key AS subject FROM digest CROSS JOIN delivery INDEXED BY delivery_by_digest
        ON delivery.digest_id = digest.id
      WHERE digest.public_id = ${digest}
      UNION ALL SELECT stream.public_id || char(10) || location || char(10) || business_date
      FROM digest CROSS JOIN stream ON stream.id = digest.stream_id
      WHERE digest.public_id = ${digest}`.execute(read),
    sql<{ stream: never; kind: string; sourceId: string }>`
      SELECT stream.public_id AS stream, document.kind, document.source_id AS sourceId
      FROM digest CROSS JOIN digest_member AS member ON member.digest_id = digest.id
      CROSS JOIN pos_document AS document ON document.id = member.document_id
      CROSS JOIN stream ON stream.id = document.stream_id
      WHERE digest.public_id = ${digest}`.execute(read),
  ]);
  return [...plain.rows.map(({ subject }) => subject), ...receipts.rows.map(documentIdOf)];
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
        UNION ALL SELECT * FROM (SELECT key FROM book_document
          WHERE books_id IN (SELECT id FROM books) AND number = ${text} LIMIT ${MAX_SUBJECTS})
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
