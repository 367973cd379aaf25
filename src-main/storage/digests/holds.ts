import { sql } from 'kysely';
import type { Failure, FailureCode, StreamId } from '../../../src-shared/model/index.ts';
import type { DigestFilter, HeldRow, Page, Paged } from '../../core/ports/index.ts';
import type { LedgerDatabase } from '../database/seam.ts';
import { documentIdOf } from '../documents.ts';
import { bindingOf, fetchLimit, paged, startOf } from '../paging.ts';
import { filteredDigests } from './filter.ts';
import { HELD_FOR_PERSON } from './terms.ts';

/** States in which a document is kept out, with a reason that a person can read. */
const KEPT_OUT = ['held', 'excluded'] as const;

/** The one reason to hold that no person can mend. */
const NOT_FOR_PERSON: FailureCode = 'kind-not-posted-yet';

/** Kept out because there is nothing in it: no work for anybody, and most of what there is on a common day. */
const NO_WORK: FailureCode = 'nothing-to-post';

/** Which documents are listed: of which digests, and kept out for which reason. */
type HoldFilter = DigestFilter & { readonly code?: FailureCode };

/**
 * What is kept out of the books and why, by date, location and document; a page at a time. What has nothing
 * to post is listed only where that is asked for.
 */
export async function listHolds(
  read: LedgerDatabase['read'],
  filter: HoldFilter,
  page: Page,
): Promise<Paged<HeldRow>> {
  const binding = bindingOf([filter]);
  const first: [string, string, number, number] = ['', '', 0, 0];
  const after = startOf(page, first, binding) ?? first;
  const total = await countHolds(read, filter);
  const rows = await keptOut(read, filter)
    .innerJoin('pos_document as document', 'document.id', 'member.document_id')
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
  return paged(rows, page, total, {
    binding,
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

/** The members in question with their digests; for a reason only digests that hold something for one. */
function keptOut(read: LedgerDatabase['read'], filter: HoldFilter) {
  const members = filteredDigests(read, filter)
    // The plus lets the digests lead: nearly every digest has members that are kept out.
    .innerJoin('digest_member as member', (join) => join.on(sql<boolean>`member.digest_id = +digest.id`))
    .where('member.state', 'in', KEPT_OUT);
  const { code } = filter;
  if (code === undefined) return members.where(sql<boolean>`member.reason ->> '$.code' <> ${NO_WORK}`);
  const ofReason = members.where(sql<boolean>`member.reason ->> '$.code' = ${code}`);
  // Days have many documents whose kind cannot be posted yet, and few that wait for a person.
  return code === NOT_FOR_PERSON
    ? ofReason
    : ofReason.where('digest.id', 'in', (from) =>
        from
          .selectFrom('digest_term')
          .select('digest_id')
          .where((term) => term.or([term('for_person', '>', 0), term('state', '=', 'excluded')])),
      );
}

async function countHolds(read: LedgerDatabase['read'], filter: HoldFilter): Promise<number> {
  const { count } = await keptOut(read, filter)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** What a person must release, counted by cause; only digests whose terms name any are looked into. */
export async function countHeldForPerson(
  read: LedgerDatabase['read'],
  stream: StreamId,
): Promise<readonly { code: FailureCode; count: number }[]> {
  const { rows } = await sql<{ code: FailureCode; count: number }>`
    SELECT reason ->> '$.code' AS code, count(*) AS count FROM digest_member
    WHERE ${sql.raw(HELD_FOR_PERSON)} AND digest_id IN (
      SELECT term.digest_id FROM digest_term AS term
      CROSS JOIN digest ON digest.id = term.digest_id
      WHERE term.for_person > 0 AND digest.stream_id = (SELECT id FROM stream WHERE public_id = ${stream}))
    GROUP BY code ORDER BY code`.execute(read);
  return rows;
}
