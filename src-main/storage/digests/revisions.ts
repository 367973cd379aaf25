import { sql } from 'kysely';
import type { DigestContent, DigestId } from '../../../src-shared/model/index.ts';
import type { DigestFilter, DigestStore, OpenRevision } from '../../core/ports/index.ts';
import type { LedgerDatabase } from '../database/seam.ts';
import { hexOf } from '../hashes.ts';
import { readContent } from './content.ts';
import { filteredDigests, listOf } from './filter.ts';

type Read = LedgerDatabase['read'];

/** The contents of all revisions of a digest, posted ones first. */
export async function revisionsOf(
  read: Read,
  id: DigestId,
): Promise<readonly { revision: number; posted: boolean; content: DigestContent }[]> {
  const rows = await read
    .selectFrom('digest_revision as revision')
    .innerJoin('digest', 'digest.id', 'revision.digest_id')
    .select(['revision.revision', 'revision.posted', 'revision.content', 'revision.content_hash'])
    .where('digest.public_id', '=', id)
    .orderBy('revision.posted', 'desc')
    .orderBy('revision.revision')
    .execute();
  return rows.map((row) => ({
    revision: row.revision,
    posted: row.posted === 1,
    content: readContent(row),
  }));
}

/**
 * The oldest open revisions. Saving keeps none that has nothing to post. They are chosen by the index
 * of open revisions, and only then are the contents read: most digests of a ledger are posted.
 */
export async function oldestOpen(
  read: Read,
  filter: DigestFilter,
  limit: number,
  after: Parameters<DigestStore['openRevisions']>[2],
): Promise<readonly OpenRevision[]> {
  let open = filteredDigests(read, filter)
    .innerJoin('digest_revision as revision', 'revision.digest_id', 'digest.id')
    .select('digest.id')
    .where('revision.posted', '=', 0);
  if (after !== null) {
    open = open.where(
      sql<boolean>`(digest.business_date, digest.location, digest.public_id)
        > (${after.date}, ${after.location}, ${after.digest})`,
    );
  }
  const chosen = await open
    .orderBy('digest.business_date')
    .orderBy('digest.location')
    .orderBy('digest.public_id')
    .limit(limit)
    .execute();
  const rows = await openRevisions(read)
    .where('digest.id', 'in', listOf(chosen.map(({ id }) => id)))
    .orderBy('digest.business_date')
    .orderBy('digest.location')
    .orderBy('digest.public_id')
    .execute();
  return rows.map(toOpenRevision);
}

/** The open revision of a digest, null when nothing is waiting. */
export async function openRevisionOf(read: Read, id: DigestId): Promise<OpenRevision | null> {
  const row = await openRevisions(read).where('digest.public_id', '=', id).executeTakeFirst();
  return row === undefined ? null : toOpenRevision(row);
}

/** Open shifts of those of these digests that have an open revision. */
export async function openShiftsOf(
  read: Read,
  ids: readonly DigestId[],
): Promise<ReadonlyMap<DigestId, number>> {
  if (ids.length === 0) return new Map();
  const rows = await read
    .selectFrom('digest_revision as revision')
    .innerJoin('digest', 'digest.id', 'revision.digest_id')
    .where('digest.public_id', 'in', listOf(ids))
    .where('revision.posted', '=', 0)
    .select('digest.public_id as id')
    .select(sql<number>`revision.content ->> '$.openShifts'`.as('shifts'))
    .execute();
  return new Map(rows.map(({ id, shifts }) => [id, shifts]));
}

function openRevisions(read: Read) {
  return read
    .selectFrom('digest_revision as revision')
    .innerJoin('digest', 'digest.id', 'revision.digest_id')
    .innerJoin('stream', 'stream.id', 'digest.stream_id')
    .where('revision.posted', '=', 0)
    .select(['digest.public_id as digest', 'stream.public_id as stream', 'digest.location'])
    .select(['digest.business_date as date', 'revision.revision', 'revision.content'])
    .select('revision.content_hash');
}

function toOpenRevision({
  content,
  content_hash,
  ...row
}: Omit<OpenRevision, 'content' | 'contentHash'> & {
  readonly content: string;
  readonly content_hash: Uint8Array;
}): OpenRevision {
  return {
    ...row,
    content: readContent({ content, content_hash }),
    contentHash: hexOf(content_hash),
  };
}
