import { type RawBuilder, sql } from 'kysely';
import type { Minor } from '../../../src-shared/money/index.ts';
import {
  type DeliveryKey,
  type DigestId,
  type DocumentId,
  ExpectedFailure,
  type MemberState,
} from '../../../src-shared/model/index.ts';
import type { Instant } from '../../../src-shared/time/index.ts';
import type { DecidedChange, Page, Paged, PostedChange } from '../../core/ports/index.ts';
import type { LedgerDatabase } from '../database/seam.ts';
import { withLaybyTerms } from '../digests/layby-terms.ts';
import { withReasonsTakenBack } from '../digests/reasons-taken-back.ts';
import { HASH_IN_SIGHT } from '../digests/reviewed-content.ts';
import { documentIdOf, identityOf } from '../document-id.ts';
import { textToDocument } from '../document-rows.ts';
import { type DayOf, loadDocuments, type StoredDocument } from '../documents.ts';
import { hexOf } from '../hashes.ts';
import { bindingOf, fetchLimit, paged, startOf } from '../paging.ts';

type Read = LedgerDatabase['read'];

/** Members of a digest whose document reads differently in sight, and not as a person has left it. */
const CHANGED = `
  FROM digest_member AS member
  CROSS JOIN pos_document AS document ON document.id = member.document_id
  CROSS JOIN delivery ON delivery.id = member.delivery_id
  LEFT JOIN change_left AS noted ON noted.document_id = member.document_id
  WHERE member.posted_revision IS NOT NULL
    AND ${HASH_IN_SIGHT} <> member.hash AND ${HASH_IN_SIGHT} IS NOT noted.hash`;

interface ChangedRow {
  readonly key: number;
  readonly hash: Uint8Array;
  readonly amount: Minor;
  readonly state: MemberState;
  readonly delivery: DeliveryKey;
  readonly made_at: Instant;
  /** The version that was posted. */
  readonly content: string;
}

/** As ChangeStore.list, as one moment of the ledger. */
export async function listChanges(
  { read }: LedgerDatabase,
  id: DigestId,
  page: Page,
  only?: readonly DocumentId[],
): Promise<Paged<PostedChange>> {
  return read.transaction().execute(async (now) => {
    const digest = await digestOf(now, id);
    const binding = bindingOf(id);
    const [after, known] = startOf<[number, number]>(page, [0, 0], binding) ?? [0, null];
    const changed = sql`${changedOf(digest.id)}${only === undefined ? sql`` : among(digest.stream_id, only)}`;
    // All of the day is looked at to count it: once for a list, however many pages it has.
    const total = known ?? (await countOf(now, changed));
    const { rows } = await sql<ChangedRow>`
      SELECT member.document_id AS key, member.hash, member.amount, member.state, delivery.key AS delivery,
        delivery.created_at AS made_at, (
        SELECT version.content FROM pos_document_version AS version
        WHERE version.document_id = member.document_id AND version.hash = member.hash
        ORDER BY version.version DESC LIMIT 1) AS content
      ${changed} AND member.document_id > ${after}
      ORDER BY member.document_id LIMIT ${fetchLimit(page)}`.execute(now);
    const stream = { key: digest.stream_id, id: digest.stream };
    const versions = await versionsOf(now, stream, rows);
    return paged(rows, page, total, {
      binding,
      key: ({ key }) => [key, total],
      row: (row): PostedChange => {
        const before = versions.before.get(row.key);
        const after = versions.after.get(row.key);
        if (before === undefined || after === undefined) {
          throw new RangeError(`A posted document of ${id} has lost a version`);
        }
        const { location, businessDate: date } = after;
        const isMoved = location !== digest.location || date !== digest.date;
        return {
          id: after.id,
          posted: {
            document: before.document,
            hash: hexOf(row.hash),
            amount: row.amount,
            state: row.state,
            delivery: row.delivery,
            at: row.made_at,
          },
          now: { document: after.document, hash: after.hash, location, date, isMoved },
        };
      },
    });
  });
}

/** As ChangeStore.versions. */
export async function changedVersions(
  { read }: LedgerDatabase,
  id: DigestId,
): Promise<readonly DecidedChange[]> {
  return read.transaction().execute(async (now) => {
    const digest = await digestOf(now, id);
    const { rows } = await sql<VersionRow>`
      SELECT document.kind, document.source_id AS sourceId, member.hash AS posted,
        ${sql.raw(HASH_IN_SIGHT)} AS present
      ${changedOf(digest.id)} ORDER BY member.document_id`.execute(now);
    return rows.map(({ kind, sourceId, posted, present }) => ({
      document: documentIdOf({ stream: digest.stream, kind, sourceId }),
      from: hexOf(posted),
      to: hexOf(present),
    }));
  });
}

interface VersionRow {
  readonly kind: string;
  readonly sourceId: string;
  readonly posted: Uint8Array;
  readonly present: Uint8Array;
}

/** @throws ExpectedFailure digest-not-found */
async function digestOf(read: Read, id: DigestId) {
  const digest = await read
    .selectFrom('digest')
    .innerJoin('stream', 'stream.id', 'digest.stream_id')
    .select(['digest.id', 'digest.stream_id', 'digest.location', 'digest.business_date as date'])
    .select('stream.public_id as stream')
    .where('digest.public_id', '=', id)
    .executeTakeFirst();
  if (digest === undefined) throw new ExpectedFailure('digest-not-found', { where: id, data: { id } });
  return digest;
}

function changedOf(digest: number): RawBuilder<unknown> {
  return sql`${sql.raw(CHANGED)} AND member.digest_id = ${digest}`;
}

/** Those of a stream that are named; what is no id of a document is none of them. */
function among(stream: number, only: readonly DocumentId[]): RawBuilder<unknown> {
  const wanted = JSON.stringify(only.flatMap((id) => identityOf(id) ?? []));
  return sql` AND member.document_id IN (
    SELECT pos_document.id FROM json_each(${wanted}) AS wanted CROSS JOIN pos_document
      ON pos_document.stream_id = ${stream} AND pos_document.kind = wanted.value ->> 'kind'
      AND pos_document.source_id = wanted.value ->> 'sourceId')`;
}

async function countOf(read: Read, changed: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ total: number }>`SELECT count(*) AS total ${changed}`.execute(read);
  return rows[0]?.total ?? 0;
}

/** Both versions, each with what other documents say of it. */
async function versionsOf(
  read: Read,
  stream: DayOf['stream'],
  rows: readonly ChangedRow[],
): Promise<Record<'before' | 'after', ReadonlyMap<number, StoredDocument>>> {
  const after = await loadDocuments(
    read,
    stream,
    rows.map(({ key }) => key),
  );
  const before = rows.flatMap(({ key, content }) => {
    const now = after.get(key);
    return now === undefined ? [] : [{ ...now, document: textToDocument(content) }];
  });
  return {
    before: await asSeen(read, stream.key, before),
    after: await asSeen(read, stream.key, [...after.values()]),
  };
}

async function asSeen(
  read: Read,
  stream: number,
  documents: readonly StoredDocument[],
): Promise<ReadonlyMap<number, StoredDocument>> {
  const seen = await withLaybyTerms(read, stream, await withReasonsTakenBack(read, stream, documents));
  return new Map(seen.map((document) => [document.key, document]));
}
