import { sql } from 'kysely';
import type { BooksId, DeliveryKey } from '../../../src-shared/model/index.ts';
import type { BookDocumentEvent } from '../../core/ports/index.ts';
import type { LedgerDatabase } from '../database/seam.ts';

/**
 * What happened to a document, oldest first: posted from its digest, sent to the books, recorded by
 * them, and what people did to it. Details are as BookDocumentEvent says.
 */
export async function historyOf(
  read: LedgerDatabase['read'],
  books: BooksId,
  key: DeliveryKey,
): Promise<readonly BookDocumentEvent[]> {
  const { rows } = await sql<BookDocumentEvent>`
    WITH sent AS (SELECT * FROM delivery WHERE key = ${key})
    SELECT at, event, detail FROM (
      SELECT created_at AS at, 0 AS step, 'posted' AS event, coalesce(revision || '', '') AS detail FROM sent
      UNION ALL
      SELECT last_tried_at, 1, 'sent', attempts || '' FROM sent WHERE attempts > 0
      UNION ALL
      SELECT recorded_at, 2, 'recorded', number FROM book_document
      WHERE books_id = (SELECT id FROM books WHERE public_id = ${books}) AND key = ${key}
      UNION ALL
      SELECT last_tried_at, 3,
        CASE state WHEN 'failed' THEN 'refused' WHEN 'held' THEN 'held' ELSE 'unanswered' END,
        coalesce(cause ->> '$.code', '')
      FROM sent WHERE state IN ('failed', 'held', 'unknown') AND attempts > 0
      UNION ALL
      SELECT action.at, 4, action.action, action.detail FROM book_document AS document
      JOIN book_action AS action ON action.document_id = document.id
      WHERE document.books_id = (SELECT id FROM books WHERE public_id = ${books}) AND document.key = ${key}
      UNION ALL
      SELECT at, 5, action, coalesce(after ->> '$', '') FROM audit WHERE subject = ${key}
        -- what else is written down of it stands above, from its own rows
        AND action IN ('posting-undone', 'posting-brought-back')
    ) ORDER BY at, step`.execute(read);
  return rows;
}
