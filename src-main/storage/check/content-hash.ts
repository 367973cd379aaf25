import { createHash } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import { type Read, rowsOf } from './findings.ts';

/**
 * What the ledger says, table by table in a fixed order, by natural identities: no integer keys, no
 * clocks, no imports, attempts or raw bytes, nor where a stream is reached. Two ledgers that read the
 * same and posted the same have the same dump, however often one of them was killed on the way.
 */
const DUMP: readonly RawBuilder<Readonly<Record<string, unknown>>>[] = [
  sql`SELECT 'books' AS what, public_id, name, system, currency FROM books ORDER BY public_id`,
  sql`SELECT 'stream' AS what, stream.public_id, stream.name, provider, account, books.public_id AS books,
      stream.currency, status, settings
    FROM stream JOIN books ON books.id = stream.books_id ORDER BY stream.public_id`,
  sql`SELECT 'mapping' AS what, stream.public_id, type, key, value, effective_from, origin
    FROM mapping JOIN stream ON stream.id = mapping.stream_id
    ORDER BY stream.public_id, type, key, effective_from, mapping.id`,
  sql`SELECT 'document' AS what, stream.public_id, seen.kind, seen.source_id, seen.location,
      seen.business_date, hex(seen.hash) AS hash, exclusion.reason AS excluded
    FROM (
      SELECT document.id, stream_id, kind, source_id, location, business_date, hash
      FROM pos_document AS document
      WHERE (SELECT state FROM import WHERE id = document.import_id) = 'complete'
      UNION ALL
      SELECT document.id, document.stream_id, document.kind, document.source_id, version.location,
        version.business_date, version.hash
      FROM import JOIN pos_document_version AS version ON version.replaced_by_import_id = import.id
      JOIN pos_document AS document ON document.id = version.document_id
      WHERE import.state = 'running'
    ) AS seen
    JOIN stream ON stream.id = seen.stream_id LEFT JOIN exclusion ON exclusion.document_id = seen.id
    ORDER BY stream.public_id, seen.kind, seen.source_id`,
  sql`SELECT 'digest' AS what, public_id, location, business_date, currency, amount, changed_since_posted
    FROM digest ORDER BY public_id`,
  sql`SELECT 'member' AS what, digest.public_id, document.kind, document.source_id, member.section,
      member.state, member.amount, member.reason, hex(member.hash) AS hash, member.posted_revision,
      delivery.key AS delivery
    FROM digest_member AS member JOIN digest ON digest.id = member.digest_id
    JOIN pos_document AS document ON document.id = member.document_id
    LEFT JOIN delivery ON delivery.id = member.delivery_id
    ORDER BY digest.public_id, document.kind, document.source_id`,
  sql`SELECT 'term' AS what, digest.public_id, state, count, term.amount, for_person
    FROM digest_term AS term JOIN digest ON digest.id = term.digest_id ORDER BY digest.public_id, state`,
  sql`SELECT 'revision' AS what, digest.public_id, revision, posted, hex(content_hash) AS hash
    FROM digest_revision JOIN digest ON digest.id = digest_revision.digest_id
    ORDER BY digest.public_id, revision`,
  // What a person has decided: with which content they have reviewed a digest, and their remark.
  sql`SELECT 'review' AS what, digest.public_id, hex(review.content_hash) AS hash
    FROM digest_review AS review JOIN digest ON digest.id = review.digest_id ORDER BY digest.public_id`,
  sql`SELECT 'note' AS what, digest.public_id, note
    FROM digest_note JOIN digest ON digest.id = digest_note.digest_id ORDER BY digest.public_id`,
  sql`SELECT 'left' AS what, stream.public_id, document.kind, document.source_id, hex(noted.hash) AS hash
    FROM change_left AS noted JOIN pos_document AS document ON document.id = noted.document_id
    JOIN stream ON stream.id = document.stream_id
    ORDER BY stream.public_id, document.kind, document.source_id`,
  sql`SELECT 'adjustment' AS what, digest.public_id, revision, document.kind, document.source_id,
      from_revision, hex(from_hash) AS was, from_amount, hex(to_hash) AS now, to_amount
    FROM digest_adjustment AS adjustment JOIN digest ON digest.id = adjustment.digest_id
    JOIN pos_document AS document ON document.id = adjustment.document_id
    ORDER BY digest.public_id, adjustment.id`,
  sql`SELECT 'delivery' AS what, key, number, hex(content_hash) AS hash, total, state
    FROM delivery ORDER BY key`,
  sql`SELECT 'part' AS what, delivery.key, document.kind, document.source_id
    FROM delivery_member AS part JOIN delivery ON delivery.id = part.delivery_id
    JOIN pos_document AS document ON document.id = part.document_id
    ORDER BY delivery.key, document.kind, document.source_id`,
  sql`SELECT 'undone' AS what, delivery.key, reason
    FROM delivery_undone AS undone JOIN delivery ON delivery.id = undone.delivery_id ORDER BY delivery.key`,
  sql`SELECT 'sequence' AS what, public_id, scope, last
    FROM number_sequence JOIN books ON books.id = number_sequence.books_id ORDER BY public_id, scope`,
  sql`SELECT 'account' AS what, public_id, number, account.name, type, path
    FROM book_account AS account JOIN books ON books.id = account.books_id ORDER BY public_id, number`,
  sql`SELECT 'book' AS what, public_id, key, number, total, hex(content_hash) AS hash
    FROM book_document JOIN books ON books.id = book_document.books_id ORDER BY public_id, key`,
  sql`SELECT 'entry' AS what, books.public_id, document.key, entry.ordinal, entry.entry_date,
      entry.narration, line.ordinal AS line, account.number, line.amount, line.memo
    FROM book_document AS document JOIN books ON books.id = document.books_id
    JOIN book_entry AS entry ON entry.document_id = document.id
    JOIN book_entry_line AS line ON line.entry_id = entry.id
    JOIN book_account AS account ON account.id = line.account_id
    ORDER BY books.public_id, document.key, entry.ordinal, line.ordinal`,
  sql`SELECT 'stock' AS what, public_id, sku, location, quantity, value, last_cost_value, last_cost_quantity
    FROM book_stock JOIN book_item ON book_item.id = book_stock.item_id
    JOIN books ON books.id = book_item.books_id ORDER BY public_id, sku, location`,
  sql`SELECT 'move' AS what, books.public_id, document.key, sku, location, kind, quantity, value, cost_unknown
    FROM book_stock_move AS move JOIN book_document AS document ON document.id = move.document_id
    JOIN books ON books.id = document.books_id JOIN book_item ON book_item.id = move.item_id
    ORDER BY books.public_id, document.key, move.id`,
  sql`SELECT 'transit' AS what, public_id, case_id, sku, quantity, value
    FROM book_in_transit AS transit JOIN books ON books.id = transit.books_id
    JOIN book_item AS item ON item.id = transit.item_id ORDER BY public_id, case_id, sku`,
  sql`SELECT 'owed' AS what, public_id, document.key, line.ledger, account.number, line.subject,
      line.movement, line.line_date, line.amount, against.number AS against
    FROM book_subledger_line AS line JOIN books ON books.id = line.books_id
    JOIN book_document AS document ON document.id = line.document_id
    JOIN book_account AS account ON account.id = line.account_id
    LEFT JOIN book_account AS against ON against.id = line.against_id
    ORDER BY public_id, document.key, line.id`,
  sql`SELECT 'contact' AS what, public_id, code, contact.name, generated
    FROM book_contact AS contact JOIN books ON books.id = contact.books_id ORDER BY public_id, code`,
  sql`SELECT 'standing' AS what, public_id, document.key, open.state, group_key, case_id, contact_code
    FROM book_open_document AS open JOIN book_document AS document ON document.id = open.document_id
    JOIN books ON books.id = open.books_id ORDER BY public_id, document.key`,
  sql`SELECT 'order' AS what, public_id, document.key, ordinal, sku, location, quantity, back_ordered, delivered
    FROM book_order_line AS line JOIN book_document AS document ON document.id = line.document_id
    JOIN books ON books.id = document.books_id ORDER BY public_id, document.key, ordinal`,
  sql`SELECT 'allocation' AS what, public_id, paid.key, credit.subject, credit.amount, owed.key AS owed,
      debit.amount AS debit, allocation.amount AS allocated
    FROM book_allocation AS allocation JOIN books ON books.id = allocation.books_id
    JOIN book_subledger_line AS credit ON credit.id = allocation.credit_line_id
    JOIN book_document AS paid ON paid.id = credit.document_id
    JOIN book_subledger_line AS debit ON debit.id = allocation.debit_line_id
    JOIN book_document AS owed ON owed.id = debit.document_id
    ORDER BY public_id, paid.key, credit.id, owed.key, debit.id`,
  sql`SELECT 'made' AS what, public_id, document.key, source.key AS source
    FROM book_made_of AS made JOIN book_document AS document ON document.id = made.document_id
    JOIN book_document AS source ON source.id = made.source_document_id
    JOIN books ON books.id = document.books_id ORDER BY public_id, document.key, source.key`,
  sql`SELECT 'lock' AS what, public_id, locked_through
    FROM book_lock JOIN books ON books.id = book_lock.books_id ORDER BY public_id`,
];

/** Sha-256 of the dump, one row a line, as JSON. */
export async function contentHashOf(read: Read): Promise<string> {
  const hash = createHash('sha256');
  for (const part of DUMP) {
    for await (const row of rowsOf(read, part)) hash.update(`${JSON.stringify(Object.values(row))}\n`);
  }
  return hash.digest('hex');
}
