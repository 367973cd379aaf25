import { sql } from 'kysely';
import { type AccountingDocument, accountInKey, type BooksId } from '../../../src-shared/model/index.ts';
import type { LookAlike } from '../../core/ports/index.ts';
import type { LedgerDatabase } from '../database/seam.ts';
import { ourBooks } from './subledger.ts';

/** See EmbeddedBooksStore.lookAlikes. By their dates, which an index has. */
export async function lookAlikesOf(
  read: LedgerDatabase['read'],
  books: BooksId,
  documents: readonly AccountingDocument[],
): Promise<readonly LookAlike[]> {
  const wanted = documents.flatMap((document) => {
    if (!('contact' in document)) return [];
    const { key, type, date, total, customer, contact } = document;
    return [{ key, account: accountInKey(key), type, date, total, who: customer?.code ?? contact }];
  });
  if (wanted.length === 0) return [];
  const { rows } = await sql<LookAlike>`
    SELECT wanted.value ->> '$.key' AS key, other.number, other.document_date AS date, other.total,
      coalesce(other.document ->> '$.customer.name', other.document ->> '$.contact') AS contact
    FROM json_each(${JSON.stringify(wanted)}) AS wanted
    CROSS JOIN book_document AS other ON other.books_id = ${ourBooks(books)}
      AND other.document_date = wanted.value ->> '$.date' AND other.type = wanted.value ->> '$.type'
      AND other.total = wanted.value ->> '$.total'
    LEFT JOIN book_open_document AS opened ON opened.document_id = other.id
    WHERE coalesce(other.document ->> '$.customer.code', other.document ->> '$.contact') = wanted.value ->> '$.who'
      AND substr(other.key, 1, instr(other.key, '/')) <> wanted.value ->> '$.account'
      AND opened.state IS NOT 'reversed'
    ORDER BY wanted.key, other.id`.execute(read);
  return rows;
}
