import { sql } from 'kysely';
import type { BooksId, QuarantineCause } from '../../../src-shared/model/index.ts';
import type { Instant } from '../../../src-shared/time/index.ts';
import {
  type ComparedDelivery,
  type ComparePage,
  type FindingNumbers,
  type LedgerStanding,
  MAX_FINDINGS_SHOWN,
  type Quarantine,
} from '../../core/ports/index.ts';
import type { LedgerDatabase } from '../database/seam.ts';
import { hexOf } from '../hashes.ts';

type Read = LedgerDatabase['read'];

/** How `audit` names that a backup was put in the place of the ledger. */
export const RESTORED = 'ledger-restored';

/** See QuarantineStore.standing. Deliveries are never taken away, so that the last one tells how many there are. */
export async function standingOf(read: Read): Promise<LedgerStanding> {
  const { rows } = await sql<{
    generation: string;
    made: number | null;
    restored: string | null;
    unrecorded: 0 | 1;
  }>`
    SELECT generation, unrecorded, (SELECT max(id) FROM delivery) AS made,
      (SELECT before FROM audit
        WHERE audit.subject = ledger.generation AND action = ${RESTORED} LIMIT 1) AS restored
    FROM ledger`.execute(read);
  const [row] = rows;
  if (row === undefined) throw new RangeError('The ledger does not say what it is');
  const { generation, made, restored, unrecorded } = row;
  return {
    generation,
    made: made ?? 0,
    restoredFrom: restored === null ? null : restoredFrom(restored),
    unrecorded: unrecorded === 1,
  };
}

/** As renewGeneration writes it; at first it noted nothing of what was replaced. */
function restoredFrom(before: string): NonNullable<LedgerStanding['restoredFrom']> {
  const { generation, replaced, unread } = JSON.parse(before) as {
    readonly generation: string;
    readonly replaced?: readonly string[];
    readonly unread?: boolean;
  };
  return { generations: [generation, ...(replaced ?? [])], unread: unread === true };
}

/** See QuarantineStore.sentTo. */
export async function booksSentTo(read: Read): Promise<ReadonlySet<BooksId>> {
  const { rows } = await sql<{ books: BooksId }>`
    SELECT public_id AS books FROM books
    WHERE EXISTS (SELECT 1 FROM delivery
        WHERE books_id = books.id AND state IN ('succeeded', 'sending', 'unknown'))
      OR EXISTS (SELECT 1 FROM delivery
        WHERE books_id = books.id AND state IN ('waiting', 'failed', 'held') AND attempts > 0)`.execute(read);
  return new Set(rows.map(({ books }) => books));
}

/** All of them, by the name of their books. */
export async function quarantines(read: Read): Promise<readonly Quarantine[]> {
  const counted = (finding: string) =>
    sql`(SELECT count(*) FROM books_finding AS one WHERE one.books_id = books.id AND one.finding = ${finding})`;
  const { rows } = await sql<{
    books: BooksId;
    name: string;
    cause: QuarantineCause;
    since: Instant;
    checkedAt: Instant | null;
    same: number;
    different: number;
    missing: number;
    unknownHere: number;
  }>`
    SELECT public_id AS books, name, cause, since, checked_at AS checkedAt, same,
      ${counted('different')} AS different, ${counted('missing')} AS missing,
      ${counted('unknown-here')} AS unknownHere
    FROM books_quarantine JOIN books ON books.id = books_quarantine.books_id
    ORDER BY name`.execute(read);
  return rows.map(({ books, name, cause, since, checkedAt, ...counts }) => ({
    books,
    name,
    cause,
    since,
    findings: checkedAt === null ? null : { checkedAt, ...counts },
  }));
}

/** See QuarantineStore.nextToCompare. */
export async function nextToCompare(read: Read, books: BooksId, limit: number): Promise<ComparePage> {
  const { rows } = await sql<
    Pick<ComparedDelivery, 'key' | 'number' | 'state'> & {
      id: number;
      hash: Uint8Array;
      undone: 0 | 1;
      byHand: 0 | 1;
    }
  >`
    SELECT delivery.id, key, number, state, undone, content_hash AS hash,
      (state = 'held' AND delivery.cause ->> '$.code' = 'do-by-hand') AS byHand
    FROM books JOIN books_quarantine AS held ON held.books_id = books.id
    CROSS JOIN delivery ON delivery.id > held.through AND +delivery.books_id = books.id
    WHERE books.public_id = ${books} ORDER BY delivery.id LIMIT ${limit}`.execute(read);
  const { total } = await read
    .selectFrom('delivery_tally')
    .innerJoin('books', 'books.id', 'delivery_tally.books_id')
    .select(({ fn }) => fn.sum<number | null>('count').as('total'))
    .where('books.public_id', '=', books)
    .executeTakeFirstOrThrow();
  return {
    deliveries: rows.map(({ key, number, state, hash, undone, byHand }) => ({
      key,
      number,
      state,
      contentHash: hexOf(hash),
      undone: undone === 1,
      byHand: byHand === 1,
    })),
    through: rows.at(-1)?.id ?? 0,
    total: total ?? 0,
  };
}

/** See QuarantineStore.numbers. */
export async function findingNumbers(read: Read, books: BooksId): Promise<FindingNumbers> {
  const numbered = async (finding: 'different' | 'missing' | 'unknown-here'): Promise<readonly string[]> => {
    const rows = await read
      .selectFrom('books_finding')
      .innerJoin('books', 'books.id', 'books_finding.books_id')
      .select('number')
      .where('books.public_id', '=', books)
      .where('finding', '=', finding)
      .orderBy('number')
      .limit(MAX_FINDINGS_SHOWN)
      .execute();
    return rows.map(({ number }) => number);
  };
  return {
    different: await numbered('different'),
    missing: await numbered('missing'),
    unknownHere: await numbered('unknown-here'),
  };
}
