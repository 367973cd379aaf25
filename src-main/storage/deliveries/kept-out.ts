import { sql } from 'kysely';
import type {
  BooksId,
  DeliveryKey,
  DigestId,
  PosDocumentKind,
  StreamId,
} from '../../../src-shared/model/index.ts';
import type { CurrencyCode, Minor } from '../../../src-shared/money/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';
import type { KeptOut } from '../../core/ports/index.ts';
import type { LedgerDatabase } from '../database/seam.ts';
import { documentIdOf } from '../document-id.ts';

/** Bound are a list of keys and the books: their deliveries with all that was undone at the same time. */
export const UNDONE_TOGETHER = `SELECT DISTINCT delivery.id, delivery.key, together.undone_at AS at
  FROM json_each(?) AS wanted
  CROSS JOIN delivery AS named ON named.key = wanted.value
    AND named.books_id = (SELECT id FROM books WHERE public_id = ?)
  JOIN delivery_undone AS undone ON undone.delivery_id = named.id
  JOIN delivery_undone AS together ON together.undone_at = undone.undone_at
  JOIN delivery ON delivery.id = together.delivery_id AND delivery.books_id = named.books_id`;

interface Row {
  readonly kind: PosDocumentKind;
  readonly sourceId: string;
  readonly stream: StreamId;
  readonly digest: DigestId | null;
  readonly number: string;
  readonly location: string;
  readonly date: BusinessDate;
  readonly amount: Minor;
  readonly currency: CurrencyCode;
  readonly reason: string;
}

/** What bringing these back lets in again, by date, location and number. */
export async function keptOutOf(
  read: LedgerDatabase['read'],
  books: BooksId,
  keys: readonly DeliveryKey[],
): Promise<readonly KeptOut[]> {
  const [before = '', between = '', after = ''] = UNDONE_TOGETHER.split('?');
  const undone = sql`${sql.raw(before)}${JSON.stringify(keys)}${sql.raw(between)}${books}${sql.raw(after)}`;
  const { rows } = await sql<Row>`
    SELECT DISTINCT document.kind, document.source_id AS sourceId, stream.public_id AS stream,
      digest.public_id AS digest, document.number, document.location, document.business_date AS date,
      coalesce(counted.amount, document.total) AS amount, document.currency, exclusion.reason
    FROM (${undone}) AS undone
    CROSS JOIN delivery_member AS member ON member.delivery_id = undone.id
    CROSS JOIN exclusion ON exclusion.document_id = member.document_id AND exclusion.set_at = undone.at
    CROSS JOIN pos_document AS document ON document.id = member.document_id
    JOIN stream ON stream.id = document.stream_id
    LEFT JOIN digest_member AS counted ON counted.document_id = document.id
    LEFT JOIN digest ON digest.id = counted.digest_id
    ORDER BY document.business_date, document.location, document.number`.execute(read);
  return rows.map(({ sourceId, stream, ...row }) => ({
    ...row,
    document: documentIdOf({ stream, kind: row.kind, sourceId }),
  }));
}

/**
 * Number of a document whose undoing keeps a member of a digest out, whether or not it came to the books;
 * null where none does: a person has kept it out alone.
 */
export const UNDONE_DOCUMENT = sql<string | null>`(
  SELECT named.number FROM exclusion
  CROSS JOIN delivery_member AS was ON was.document_id = exclusion.document_id
  CROSS JOIN delivery_undone AS undone ON undone.delivery_id = was.delivery_id
    AND undone.undone_at = exclusion.set_at
  CROSS JOIN delivery_undone AS together ON together.undone_at = undone.undone_at
  CROSS JOIN delivery AS named ON named.id = together.delivery_id
  WHERE exclusion.document_id = digest_member.document_id AND digest_member.state = 'excluded'
  ORDER BY named.state <> 'succeeded', named.id <> was.delivery_id, named.id LIMIT 1)`;
