import { sql } from 'kysely';
import { type AccountingDocument, renderNumber } from '../../../src-shared/model/index.ts';
import { readAccountingDocument } from '../accounting-document.ts';
import type { DeliveryTable } from '../database/schema.ts';
import { hexOf } from '../hashes.ts';
import { Findings, problemsIn, type Read, rowsOf } from './findings.ts';

type StoredDelivery = DeliveryTable & { readonly document: string };

/** Every delivery is the document it was, comes from a posted revision, and says what its members say. */
export async function checkDeliveries(read: Read): Promise<string[]> {
  return [
    ...(await wrongDocuments(read)),
    ...(await wrongSequences(read)),
    ...(await wrongSections(read)),
    ...(await wrongMembers(read)),
    ...(await wrongMemberSums(read)),
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

/** What a posted revision says of a section is what its document comes to; and each has its document. */
function wrongSections(read: Read): Promise<string[]> {
  return problemsIn(
    read,
    sql<{ location: string; date: string; revision: number; type: string }>`
      WITH wanted AS (
        SELECT digest_id, revision, posted, 'invoice' AS type,
          content ->> '$.sales.total' AS total, content ->> '$.sales.count' > 0 AS documents
        FROM digest_revision
        UNION ALL
        SELECT digest_id, revision, posted, 'credit-note',
          -(content ->> '$.returns.total'), content ->> '$.returns.count' > 0
        FROM digest_revision
        UNION ALL
        SELECT digest_id, revision, posted, 'goods-received',
          (SELECT coalesce(sum(line.value ->> '$.cost'), 0)
           FROM json_each(content, '$.goodsReceived') AS goods, json_each(goods.value, '$.lines') AS line),
          json_array_length(content, '$.goodsReceived')
        FROM digest_revision
      ), made AS (
        SELECT digest_id, revision, type, sum(total) AS total, count(*) AS documents
        FROM delivery WHERE digest_id IS NOT NULL GROUP BY digest_id, revision, type
      )
      SELECT digest.location, digest.business_date AS date, wanted.revision, wanted.type
      FROM wanted JOIN digest ON digest.id = wanted.digest_id
      LEFT JOIN made ON made.digest_id = wanted.digest_id AND made.revision = wanted.revision
        AND made.type = wanted.type
      WHERE coalesce(made.documents, 0) <> iif(wanted.posted, wanted.documents, 0)
        OR coalesce(made.total, 0) <> iif(wanted.posted, wanted.total, 0)`,
    (row) =>
      `Revision ${row.revision} of the digest ${row.location} ${row.date} and its ${row.type} do not agree.`,
  );
}

function wrongMembers(read: Read): Promise<string[]> {
  return problemsIn(
    read,
    sql<{ kind: string; number: string; delivery: string }>`
      SELECT document.kind, document.number, delivery.number AS delivery
      FROM digest_member AS member
      JOIN delivery ON delivery.id = member.delivery_id
      JOIN pos_document AS document ON document.id = member.document_id
      WHERE (member.state = 'posted') <> (delivery.state = 'succeeded')
        OR member.posted_revision IS NOT delivery.revision`,
    (row) => `${row.kind} ${row.number} does not stand where its document ${row.delivery} stands.`,
  );
}

function wrongMemberSums(read: Read): Promise<string[]> {
  return problemsIn(
    read,
    sql<{ number: string }>`
      SELECT delivery.number
      FROM delivery LEFT JOIN digest_member AS member ON member.delivery_id = delivery.id
      WHERE delivery.type IN ('invoice', 'credit-note') AND delivery.digest_id IS NOT NULL
      GROUP BY delivery.id
      HAVING coalesce(sum(member.amount), 0)
        <> iif(delivery.type = 'invoice', delivery.total, -delivery.total)`,
    (row) => `The documents behind ${row.number} do not come to its total.`,
  );
}
