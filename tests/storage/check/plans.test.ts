import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LedgerDatabase } from '../../../src-main/storage/database/seam.ts';
import { createEmbeddedBooksStore } from '../../../src-main/storage/books/store.ts';
import { createDeliveryStore } from '../../../src-main/storage/deliveries/store.ts';
import { createDigestStore } from '../../../src-main/storage/digests/store.ts';
import { fullLedger } from '../../support/full-ledger.ts';
import { BOOKS, STREAM, type TestLedger } from '../../support/test-ledger.ts';
import { MONDAY } from '../../support/builders.ts';

let ledger: TestLedger;
beforeAll(async () => {
  ledger = await fullLedger();
});
afterAll(() => ledger.close());

const PAGE = { cursor: null, limit: 10 };

/** A database that writes down every query that is read through it. */
function listening(): {
  readonly db: LedgerDatabase;
  readonly heard: { sql: string; parameters: readonly unknown[] }[];
} {
  const heard: { sql: string; parameters: readonly unknown[] }[] = [];
  const read = ledger.db.read.withPlugin({
    transformQuery: ({ node }) => {
      const { sql, parameters } = ledger.db.read.getExecutor().compileQuery(node, { queryId: '' });
      heard.push({ sql, parameters });
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  });
  return { db: { read, write: (work, options) => ledger.db.write(work, options) }, heard };
}

/** Steps of the plans of everything that a call reads, without the numbers that say nothing. */
async function plansOf(call: (db: LedgerDatabase) => Promise<unknown>): Promise<string[]> {
  const { db, heard } = listening();
  await call(db);
  expect(heard.length).toBeGreaterThan(0);
  const steps: string[] = [];
  for (const { sql: text, parameters } of heard) {
    const pieces = text.split('?');
    const explain = sql<{ detail: string }>`EXPLAIN QUERY PLAN ${sql.join(
      pieces.flatMap((piece, at) =>
        at === 0 ? [sql.raw(piece)] : [sql.val(parameters[at - 1]), sql.raw(piece)],
      ),
      sql.raw(''),
    )}`;
    steps.push(...(await explain.execute(ledger.db.read)).rows.map((row) => row.detail));
  }
  return steps;
}

const digests = (db: LedgerDatabase) => createDigestStore(db, ledger.clock);
const deliveries = (db: LedgerDatabase) => createDeliveryStore(db, ledger.clock);
const books = (db: LedgerDatabase) => createEmbeddedBooksStore(db, ledger.clock);
const cash = '1010' as Parameters<ReturnType<typeof books>['accountLedger']>[1];

/** Tables that grow with the years; reading one from end to end shows in the window. */
const GROWING =
  /^SCAN (?:digest_member|member|document|pos_\w+|line|book_\w+|digest_revision|revision|entry)\b/;

test.each<[string, (db: LedgerDatabase) => Promise<unknown>, string[]]>([
  ['a day', (db) => digests(db).load(STREAM.id, 'KL', MONDAY), ['pos_document_by_day', 'SEARCH pos_line']],
  ['dirty days', (db) => digests(db).dirtyDays(STREAM.id), ['SEARCH import']],
  ['the digest list', (db) => digests(db).list({}, PAGE), ['digest_by_date', 'SEARCH digest_term']],
  ['open revisions', (db) => digests(db).openRevisions({}, 10, null), ['digest_revision_open']],
  [
    'orders',
    async (db) => digests(db).orders((await digests(db).list({}, PAGE)).rows[0]!.id, PAGE),
    ['digest_member_by_digest'],
  ],
  ['holds', (db) => digests(db).holds({}, PAGE), ['digest_by_date', 'digest_member_by_digest']],
  ['what is next', (db) => deliveries(db).next(BOOKS, 'waiting', 10), ['delivery_queue']],
  ['the delivery list', (db) => deliveries(db).list(null, PAGE), ['delivery_by_date']],
  ['delivery counts', (db) => deliveries(db).counts(STREAM.id), ['COVERING INDEX delivery_by_date']],
  ['found keys', (db) => books(db).find(BOOKS, []), ['SEARCH document']],
  ['stock', (db) => books(db).stock(BOOKS, []), ['SEARCH item', 'SEARCH stock']],
  ['an account', (db) => books(db).accountLedger(BOOKS, cash, PAGE), ['book_entry_line_by_account']],
  ['the journal', (db) => books(db).journal(BOOKS, PAGE), ['book_entry_by_date']],
])('%s is found by its index', async (name, call, wanted) => {
  const steps = await plansOf(call);
  for (const step of wanted) expect(steps.join('\n')).toContain(step);
  // Counting what a list has in all reads an index from end to end, and no more.
  const scans = steps.filter((step) => GROWING.test(step) && !step.includes('COVERING INDEX'));
  expect(
    scans.filter((scan) => !scan.includes('book_entry_by_date')),
    name,
  ).toEqual([]);
});

test('the digest list never reads members', async () => {
  const { db, heard } = listening();
  await digests(db).list({}, PAGE);
  expect(heard.map((query) => query.sql).join()).not.toContain('digest_member');
});

test('the queue comes in its order without sorting', async () => {
  const steps = await plansOf((db) => deliveries(db).next(BOOKS, 'waiting', 10));
  expect(steps.filter((step) => step.includes('TEMP B-TREE'))).toEqual([]);
});
