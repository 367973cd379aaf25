import { sql } from 'kysely';
import {
  type DigestId,
  type DigestMember,
  ExpectedFailure,
  type Failure,
} from '../../../src-shared/model/index.ts';
import type { DigestedDocument, DigestStore, OrderFilter, Page, Paged } from '../../core/ports/index.ts';
import type { LedgerDatabase } from '../database/seam.ts';
import { UNDONE_DOCUMENT } from '../deliveries/kept-out.ts';
import { loadDocuments } from '../documents.ts';
import { bindingOf, fetchLimit, paged, startOf } from '../paging.ts';
import { listOf } from './filter.ts';

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
 * @throws ExpectedFailure digest-not-found, bad-input for a cursor of another digest or filter
 */
export async function ordersOf(
  read: Read,
  id: DigestId,
  filter: OrderFilter,
  page: Page,
): Promise<Paged<DigestedDocument>> {
  const digest = await read
    .selectFrom('digest')
    .innerJoin('stream', 'stream.id', 'digest.stream_id')
    .select(['digest.id', 'digest.stream_id', 'stream.public_id as stream'])
    .where('digest.public_id', '=', id)
    .executeTakeFirst();
  if (digest === undefined) throw new ExpectedFailure('digest-not-found', { where: id, data: { id } });
  const binding = bindingOf([id, filter]);
  const [after] = startOf<[number]>(page, [0], binding) ?? [0];
  const keys = await wantedMembers(read, digest.id, filter);
  const from = keys.findIndex((key) => key > after);
  const wanted = from < 0 ? [] : keys.slice(from, from + fetchLimit(page));
  const rows = await read
    .selectFrom('digest_member')
    .select(['document_id', 'kind', 'state', 'amount', 'reason', UNDONE_DOCUMENT.as('undone')])
    .where('document_id', 'in', listOf(wanted))
    .orderBy('document_id')
    .execute();
  const stored = await loadDocuments(read, { key: digest.stream_id, id: digest.stream }, wanted);
  return paged(rows, page, keys.length, {
    binding,
    key: (row) => [row.document_id],
    row: ({ document_id: key, reason, undone, ...row }) => {
      const found = stored.get(key);
      if (found === undefined) throw new RangeError(`A member of ${id} has no document in sight`);
      const cause = reason === null ? null : (JSON.parse(reason) as Failure);
      return { member: { document: found.id, ...row, reason: cause }, document: found.document, undone };
    },
  });
}

/**
 * Keys of all members that a filter lets through, in the order in which they were met. One question
 * answers the total and every page; it reads the members' index and, where a number is searched, the
 * documents' numbers: ten thousand keys are less than a page of orders.
 */
async function wantedMembers(
  read: Read,
  digest: number,
  { search = '', states = [] }: OrderFilter,
): Promise<readonly number[]> {
  let members = read
    .selectFrom('digest_member as member')
    .select('member.document_id as key')
    .where('member.digest_id', '=', digest);
  if (states.length > 0) members = members.where('member.state', 'in', listOf(states));
  if (search !== '') {
    members = members.where(
      sql<boolean>`instr(
        lower((SELECT number FROM pos_document AS document WHERE document.id = member.document_id)),
        lower(${search})) > 0`,
    );
  }
  const rows = await members.execute();
  return rows.map(({ key }) => key).toSorted((a, b) => a - b);
}
