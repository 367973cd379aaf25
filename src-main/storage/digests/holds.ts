import { sql } from 'kysely';
import type { Failure, FailureCode, StreamId } from '../../../src-shared/model/index.ts';
import type { DigestFilter, HeldRow, Page, Paged } from '../../core/ports/index.ts';
import type { LedgerDatabase } from '../database/seam.ts';
import { documentIdOf } from '../documents.ts';
import { fetchLimit, paged, startOf } from '../paging.ts';
import { filteredDigests } from './filter.ts';
import { HELD_FOR_PERSON } from './terms.ts';

/** States in which a document is kept out, with a reason that a person can read. */
const KEPT_OUT = ['held', 'excluded'] as const;

/** What is kept out of the books and why, by date, location and document; a page at a time. */
export async function listHolds(
  read: LedgerDatabase['read'],
  filter: DigestFilter,
  page: Page,
): Promise<Paged<HeldRow>> {
  const after = startOf<[string, string, number, number]>(page, ['', '', 0, 0]) ?? ['', '', 0, 0];
  const { total } = await filteredDigests(read, filter)
    .innerJoin('digest_term as term', 'term.digest_id', 'digest.id')
    .where('term.state', 'in', KEPT_OUT)
    .select(({ fn }) => fn.sum<number | null>('term.count').as('total'))
    .executeTakeFirstOrThrow();
  const rows = await filteredDigests(read, filter)
    .innerJoin('digest_member as member', 'member.digest_id', 'digest.id')
    .innerJoin('pos_document as document', 'document.id', 'member.document_id')
    .where('member.state', 'in', KEPT_OUT)
    .where(
      sql<boolean>`(digest.business_date, digest.location, digest.id, member.document_id)
        > (${after[0]}, ${after[1]}, ${after[2]}, ${after[3]})`,
    )
    .select(['digest.id as digestKey', 'digest.public_id as digest', 'digest.location', 'digest.currency'])
    .select(['digest.business_date as date', 'stream.public_id as stream', 'stream.name as streamName'])
    .select(['member.document_id as key', 'member.kind', 'member.amount', 'member.state', 'member.reason'])
    .select(['document.source_id as sourceId', 'document.number'])
    .orderBy('digest.business_date')
    .orderBy('digest.location')
    .orderBy('digest.id')
    .orderBy('member.document_id')
    .limit(fetchLimit(page))
    .execute();
  return paged(rows, page, total ?? 0, {
    key: (row) => [row.date, row.location, row.digestKey, row.key],
    row: (row) => ({
      digest: row.digest,
      streamName: row.streamName,
      location: row.location,
      date: row.date,
      document: documentIdOf(row),
      kind: row.kind,
      number: row.number,
      amount: row.amount,
      currency: row.currency,
      state: row.state,
      // The table's own check demands a reason in these states.
      reason: JSON.parse(row.reason ?? 'null') as Failure,
    }),
  });
}

/** What a person must release, counted by cause; only digests whose terms name any are looked into. */
export async function countHeldForPerson(
  read: LedgerDatabase['read'],
  stream: StreamId,
): Promise<readonly { code: FailureCode; count: number }[]> {
  const { rows } = await sql<{ code: FailureCode; count: number }>`
    SELECT reason ->> '$.code' AS code, count(*) AS count FROM digest_member
    WHERE ${sql.raw(HELD_FOR_PERSON)} AND digest_id IN (
      SELECT digest.id FROM digest
      JOIN digest_term AS term ON term.digest_id = digest.id AND term.state = 'held' AND term.for_person > 0
      WHERE digest.stream_id = (SELECT id FROM stream WHERE public_id = ${stream}))
    GROUP BY code ORDER BY code`.execute(read);
  return rows;
}
