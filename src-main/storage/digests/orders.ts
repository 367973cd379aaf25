import { sql } from 'kysely';
import {
  type DigestId,
  type DigestMember,
  ExpectedFailure,
  type Failure,
  type PosDocument,
} from '../../../src-shared/model/index.ts';
import type { DigestStore, Page, Paged } from '../../core/ports/index.ts';
import type { LedgerDatabase } from '../database/seam.ts';
import { loadDocuments } from '../documents.ts';
import { fetchLimit, paged, startOf } from '../paging.ts';

type Read = LedgerDatabase['read'];

/** Count and amount per kind and state of one digest. */
export async function kindsOf(read: Read, id: DigestId): Promise<Awaited<ReturnType<DigestStore['kinds']>>> {
  return read
    .selectFrom('digest_member as member')
    .innerJoin('digest', 'digest.id', 'member.digest_id')
    .select(['member.kind', 'member.state'])
    .select(({ fn }) => [fn.countAll<number>().as('count'), sumOfAmounts.as('amount')])
    .where('digest.public_id', '=', id)
    .groupBy(['member.kind', 'member.state'])
    .orderBy('member.kind')
    .orderBy('member.state')
    .execute();
}

const sumOfAmounts = sql<DigestMember['amount']>`sum(member.amount)`;

/**
 * The orders of a digest with their documents, a page at a time.
 * @throws ExpectedFailure digest-not-found
 */
export async function ordersOf(
  read: Read,
  id: DigestId,
  page: Page,
): Promise<Paged<{ readonly member: DigestMember; readonly document: PosDocument }>> {
  const digest = await read
    .selectFrom('digest')
    .innerJoin('stream', 'stream.id', 'digest.stream_id')
    .select(['digest.id', 'digest.stream_id', 'stream.public_id as stream'])
    .where('digest.public_id', '=', id)
    .executeTakeFirst();
  if (digest === undefined) throw new ExpectedFailure('digest-not-found', { where: id });
  const members = read.selectFrom('digest_member').where('digest_id', '=', digest.id);
  const { count } = await members
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  const [after] = startOf<[number]>(page, [0]) ?? [0];
  const rows = await members
    .select(['document_id', 'kind', 'state', 'amount', 'reason'])
    .where('document_id', '>', after)
    .orderBy('document_id')
    .limit(fetchLimit(page))
    .execute();
  const stored = await loadDocuments(
    read,
    { key: digest.stream_id, id: digest.stream },
    rows.map((row) => row.document_id),
  );
  return paged(rows, page, count, {
    key: (row) => [row.document_id],
    row: ({ document_id: key, reason, ...row }) => {
      const found = stored.get(key);
      if (found === undefined) throw new RangeError(`A member of ${id} has no document in sight`);
      const cause = reason === null ? null : (JSON.parse(reason) as Failure);
      return { member: { document: found.id, ...row, reason: cause }, document: found.document };
    },
  });
}
