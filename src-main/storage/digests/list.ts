import { sql } from 'kysely';
import type { DigestId, DigestRow, StreamId } from '../../../src-shared/model/index.ts';
import { type DigestFilter, MAX_PAGE_ROWS, type Page, type Paged } from '../../core/ports/index.ts';
import type { DigestTermTable } from '../database/schema.ts';
import type { LedgerDatabase } from '../database/seam.ts';
import { fetchLimit, paged, startOf } from '../paging.ts';
import { filteredDigests } from './filter.ts';
import { identityOfTerms, statusOf } from './identity.ts';

type Read = LedgerDatabase['read'];

/** Digests by date and location, a page at a time; members are never read. */
export async function listDigests(read: Read, filter: DigestFilter, page: Page): Promise<Paged<DigestRow>> {
  const after = startOf<[string, string, number]>(page, ['', '', 0]) ?? ['', '', 0];
  const { count } = await filteredDigests(read, filter)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  const rows = await shown(filteredDigests(read, filter))
    .where(
      sql<boolean>`(digest.business_date, digest.location, digest.id) > (${after[0]}, ${after[1]}, ${after[2]})`,
    )
    .orderBy('digest.business_date')
    .orderBy('digest.location')
    .orderBy('digest.id')
    .limit(fetchLimit(page))
    .execute();
  const complete = await withTerms(read, rows);
  return paged(rows, page, count, {
    key: (row) => [row.date, row.location, row.key],
    row: complete,
  });
}

/** One digest, null when there is none. */
export async function digestRow(read: Read, id: DigestId): Promise<DigestRow | null> {
  const rows = await shown(filteredDigests(read, {}).where('digest.public_id', '=', id)).execute();
  const complete = await withTerms(read, rows);
  return rows.map(complete)[0] ?? null;
}

/** The digests of a stream whose posted documents read differently now. */
export async function changedDigests(read: Read, stream: StreamId): Promise<readonly DigestRow[]> {
  const rows = await shown(filteredDigests(read, { stream }).where('digest.changed_since_posted', '=', 1))
    .orderBy('digest.business_date')
    .orderBy('digest.location')
    .limit(MAX_PAGE_ROWS)
    .execute();
  const complete = await withTerms(read, rows);
  return rows.map(complete);
}

function shown(digests: ReturnType<typeof filteredDigests>) {
  return digests
    .select(['digest.id as key', 'digest.public_id as id', 'stream.public_id as stream'])
    .select(['stream.name as streamName', 'digest.location', 'digest.business_date as date'])
    .select(['digest.currency', 'digest.amount', 'digest.changed_since_posted as changed'])
    .select(['digest.created_at as createdAt', 'digest.synced_at as syncedAt'])
    .select((eb) =>
      eb
        .selectFrom('digest_revision')
        .whereRef('digest_revision.digest_id', '=', 'digest.id')
        .select(({ fn }) => fn.max('digest_revision.revision').as('revision'))
        .as('revision'),
    );
}

type Shown = Awaited<ReturnType<ReturnType<typeof shown>['execute']>>[number];

/** Reads terms and documents of these digests as two sets, and answers how to complete a row. */
async function withTerms(read: Read, rows: readonly Shown[]): Promise<(row: Shown) => DigestRow> {
  const keys = sql<number>`(SELECT value FROM json_each(${JSON.stringify(rows.map((row) => row.key))}))`;
  const terms = await read.selectFrom('digest_term').selectAll().where('digest_id', 'in', keys).execute();
  const documents = await read
    .selectFrom('delivery')
    .select(['digest_id', 'type', 'number', 'total as amount'])
    .where('digest_id', 'in', keys)
    .orderBy('revision')
    .orderBy('priority')
    .orderBy('key')
    .execute();
  const termsOf = Map.groupBy(terms, (term) => term.digest_id);
  const documentsOf = Map.groupBy(documents, (document) => document.digest_id);
  return ({ key, changed, revision, ...row }) => {
    const ofDigest: readonly DigestTermTable[] = termsOf.get(key) ?? [];
    return {
      ...row,
      identity: identityOfTerms(ofDigest),
      revision: revision ?? 0,
      status: statusOf(ofDigest, changed === 1),
      documents: (documentsOf.get(key) ?? []).map(({ type, number, amount }) => ({ type, number, amount })),
    };
  };
}
