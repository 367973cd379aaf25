import { sql } from 'kysely';
import { type AccountingDocument, renderNumber } from '../../../src-shared/model/index.ts';
import { readAccountingDocument } from '../accounting-document.ts';
import type { DeliveryTable } from '../database/schema.ts';
import { hexOf } from '../hashes.ts';
import { ADJUSTED_PART, ADJUSTING, COUNTED, wrongAdjustments } from './adjustments.ts';
import { Findings, problemsIn, type Read, rowsOf } from './findings.ts';

type StoredDelivery = DeliveryTable & { readonly document: string };

/** Every delivery is the document it was, comes from a posted revision, and says what its members say. */
export async function checkDeliveries(read: Read): Promise<string[]> {
  return [
    ...(await wrongDocuments(read)),
    ...(await wrongSequences(read)),
    ...(await wrongRevisions(read)),
    ...(await wrongSections(read)),
    ...(await wrongMembers(read)),
    ...(await wrongParts(read)),
    ...(await wrongAdjustments(read)),
  ];
}

async function wrongDocuments(read: Read): Promise<string[]> {
  const findings = new Findings();
  const deliveries = sql<StoredDelivery>`
    SELECT delivery.*, coalesce(document, '') AS document
    FROM delivery LEFT JOIN delivery_document ON delivery_id = delivery.id ORDER BY delivery.id`;
  for await (const row of rowsOf(read, deliveries)) {
    findings.expect(
      renderNumber(row.number_scope, row.number_sequence) === row.number,
      () => `${row.type} ${row.number} does not have the number of its sequence.`,
    );
    const document = readOrNull(row);
    findings.expect(
      document !== null && agrees(document, row),
      () => `${row.type} ${row.number} has been altered since it was posted, or does not add up.`,
    );
  }
  return findings.problems;
}

/** The document of a row, null when it was altered or does not add up. */
export function readOrNull(row: {
  readonly document: string;
  readonly content_hash: Uint8Array;
}): AccountingDocument | null {
  try {
    return readAccountingDocument(row.document, hexOf(row.content_hash));
  } catch {
    return null;
  }
}

function agrees(document: AccountingDocument, row: StoredDelivery): boolean {
  return (
    document.key === row.key &&
    document.type === row.type &&
    document.number === row.number &&
    document.date === row.document_date &&
    document.location === row.location &&
    document.total === row.total
  );
}

/** A sequence stands where its last number was given out: below it a number would come twice. */
function wrongSequences(read: Read): Promise<string[]> {
  return problemsIn(
    read,
    sql<{ scope: string }>`
      WITH used AS (
        SELECT books_id, number_scope AS scope, max(number_sequence) AS last
        FROM delivery GROUP BY books_id, number_scope
      )
      SELECT coalesce(used.scope, sequence.scope) AS scope
      FROM used FULL JOIN number_sequence AS sequence
        ON sequence.books_id = used.books_id AND sequence.scope = used.scope
      WHERE used.last IS NOT sequence.last`,
    (row) => `The sequence of the numbers ${row.scope} does not stand at the last number given out.`,
  );
}

/** Revisions of which a posting has been undone: their documents are free, and post with another one. */
const UNDONE = sql`EXISTS (SELECT 1 FROM delivery_undone AS undone
  JOIN delivery AS gone ON gone.id = undone.delivery_id
  WHERE gone.digest_id = revision.digest_id AND gone.revision = revision.revision)`;

/**
 * What a posted revision says of its sections and documents of their own is what its members are; an open
 * one has none and has made nothing. An exchange is one member with a part in both sections.
 */
function wrongRevisions(read: Read): Promise<string[]> {
  return problemsIn(
    read,
    sql<{ location: string; date: string; revision: number }>`
      WITH ${COUNTED}
      SELECT digest.location, digest.business_date AS date, revision.revision
      FROM digest_revision AS revision JOIN digest ON digest.id = revision.digest_id
      WHERE NOT ${ADJUSTING} AND iif(revision.posted,
        NOT ${UNDONE} AND (
          content ->> '$.sales.total' + content ->> '$.returns.total' <> (
            SELECT coalesce(sum(counted.amount), 0) FROM counted
            WHERE counted.digest_id = revision.digest_id AND counted.revision = revision.revision
              AND counted.section IN ('sales', 'returns'))
          OR coalesce(json_array_length(content, '$.singles'), 0)
            + coalesce(json_array_length(content, '$.goodsReceived'), 0) <> (
            SELECT count(*) FROM counted
            WHERE counted.digest_id = revision.digest_id AND counted.revision = revision.revision
              AND counted.section = 'single')),
        EXISTS (SELECT 1 FROM delivery WHERE delivery.digest_id = revision.digest_id
          AND delivery.revision = revision.revision))`,
    (row) =>
      `Revision ${row.revision} of the digest ${row.location} ${row.date} and its documents do not agree.`,
  );
}

/**
 * The invoice of a revision's sales and the credit note of its returns come to what it says of them, unless
 * the day went into one journal.
 */
function wrongSections(read: Read): Promise<string[]> {
  return problemsIn(
    read,
    sql<{ location: string; date: string; revision: number; type: string }>`
      WITH made AS (
        SELECT delivery.digest_id, delivery.revision, delivery.type, sum(delivery.total) AS total
        FROM delivery
        WHERE delivery.digest_id IS NOT NULL AND EXISTS (
          SELECT 1 FROM delivery_member AS part
          JOIN digest_member AS member ON member.document_id = part.document_id
          WHERE part.delivery_id = delivery.id AND member.section IN ('sales', 'returns'))
        GROUP BY delivery.digest_id, delivery.revision, delivery.type
      ), wanted AS (
        SELECT digest_id, revision, 'invoice' AS type, content ->> '$.sales.total' AS total
        FROM digest_revision WHERE posted = 1 AND content ->> '$.sales.count' > 0
        UNION ALL
        SELECT digest_id, revision, 'credit-note', -(content ->> '$.returns.total')
        FROM digest_revision WHERE posted = 1 AND content ->> '$.returns.count' > 0
      )
      SELECT digest.location, digest.business_date AS date, revision.revision, revision.type
      FROM wanted AS revision JOIN digest ON digest.id = revision.digest_id
      LEFT JOIN made ON made.digest_id = revision.digest_id AND made.revision = revision.revision
        AND made.type = revision.type
      WHERE made.total IS NOT revision.total AND NOT ${UNDONE} AND NOT ${ADJUSTING} AND NOT EXISTS (
        SELECT 1 FROM made AS journal WHERE journal.digest_id = revision.digest_id
          AND journal.revision = revision.revision AND journal.type = 'journal')`,
    (row) =>
      `Revision ${row.revision} of the digest ${row.location} ${row.date} and its ${row.type} do not agree.`,
  );
}

/** A document stands where its delivery stands; on order only while its order is open in the books. */
function wrongMembers(read: Read): Promise<string[]> {
  return problemsIn(
    read,
    sql<{ kind: string; number: string; delivery: string }>`
      SELECT document.kind, document.number, delivery.number AS delivery
      FROM digest_member AS member
      JOIN delivery ON delivery.id = member.delivery_id
      JOIN pos_document AS document ON document.id = member.document_id
      LEFT JOIN delivery_undone AS undone ON undone.delivery_id = delivery.id
      LEFT JOIN book_document AS book ON book.books_id = delivery.books_id AND book.key = delivery.key
      LEFT JOIN book_open_document AS open ON open.document_id = book.id
      WHERE (member.state IN ('posted', 'on-order')) <> (delivery.state = 'succeeded')
        OR (member.state = 'on-order' AND delivery.type <> 'sales-order')
        OR (delivery.state = 'succeeded' AND delivery.type = 'sales-order' AND open.state IS NOT NULL
          AND (member.state = 'on-order') <> (open.state = 'open'))
        OR member.posted_revision IS NOT delivery.revision OR undone.delivery_id IS NOT NULL`,
    (row) => `${row.kind} ${row.number} does not stand where its document ${row.delivery} stands.`,
  );
}

/** Every delivery knows the documents that it is made of, and they that they are posted with its revision. */
function wrongParts(read: Read): Promise<string[]> {
  return problemsIn(
    read,
    sql<{ kind: string; number: string; delivery: string }>`
      SELECT document.kind, document.number, delivery.number AS delivery
      FROM digest_member AS member
      JOIN delivery ON delivery.id = member.delivery_id
      JOIN pos_document AS document ON document.id = member.document_id
      WHERE NOT EXISTS (SELECT 1 FROM delivery_member AS part
        WHERE part.delivery_id = member.delivery_id AND part.document_id = member.document_id)
      UNION ALL
      SELECT document.kind, document.number, delivery.number
      FROM delivery_member AS part
      JOIN delivery ON delivery.id = part.delivery_id
      JOIN pos_document AS document ON document.id = part.document_id
      LEFT JOIN digest_member AS member ON member.document_id = part.document_id
      WHERE NOT EXISTS (SELECT 1 FROM delivery_undone WHERE delivery_id = delivery.id)
        AND ((member.digest_id, member.posted_revision) IS NOT (delivery.digest_id, delivery.revision))
        AND NOT ${ADJUSTED_PART}`,
    (row) => `${row.kind} ${row.number} has no part, or not the one that is noted, in ${row.delivery}.`,
  );
}
