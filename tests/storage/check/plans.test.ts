import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LedgerDatabase } from '../../../src-main/storage/database/seam.ts';
import { createEmbeddedBooksStore } from '../../../src-main/storage/books/store.ts';
import { createDeliveryStore } from '../../../src-main/storage/deliveries/store.ts';
import { createDigestStore } from '../../../src-main/storage/digests/store.ts';
import { fullLedger } from '../../support/full-ledger.ts';
import { BOOKS, STREAM, type TestLedger } from '../../support/test-ledger.ts';
import { MONDAY } from '../../support/builders.ts';
import type { DigestOrder } from '../../../src-main/core/ports/index.ts';
import { createImportStore } from '../../../src-main/storage/import-store/index.ts';
import { deliveryKey } from '../../../src-shared/model/index.ts';
import { instant } from '../../../src-shared/time/index.ts';

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

const by = (by: DigestOrder['by']) => ({ order: { by, descending: true } });
const imports = (db: LedgerDatabase) => createImportStore(db, ledger.clock, { uuid: () => '' });
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
  [
    'the digest list',
    (db) => digests(db).list({}, PAGE),
    ['digest_by_date', 'SEARCH digest_term', 'COVERING INDEX digest_revision_numbers'],
  ],
  ['the digest list by location', (db) => digests(db).list(by('location'), PAGE), ['digest_by_location']],
  ['the digest list by amount', (db) => digests(db).list(by('amount'), PAGE), ['digest_by_amount']],
  ['the digest list by age', (db) => digests(db).list(by('created'), PAGE), ['digest_by_created']],
  [
    'the ready ones',
    (db) => digests(db).list({ statuses: ['ready'] }, PAGE),
    ['digest_by_standing (standing=?'],
  ],
  ["a stream's list", (db) => digests(db).list({ stream: STREAM.id }, PAGE), ['digest_by_date']],
  ['the changed ones', (db) => digests(db).changedSincePosted(STREAM.id), ['digest_changed']],
  [
    'what is held',
    (db) => digests(db).heldForPerson(STREAM.id),
    ['digest_term_for_person', 'digest_member_by_digest'],
  ],
  ['what may be open', (db) => digests(db).readySince(MONDAY, STREAM.id), ['SEARCH digest']],
  [
    'rejected files',
    (db) => imports(db).withRejections(STREAM.id, instant(0)),
    ['import_with_rejections', 'import_by_locator'],
  ],
  ['open revisions', (db) => digests(db).openRevisions({}, 10, null), ['digest_revision_open']],
  [
    'orders',
    async (db) => digests(db).orders((await digests(db).list({}, PAGE)).rows[0]!.id, {}, PAGE),
    [
      'digest_member_by_digest',
      'SEARCH pos_document USING INTEGER PRIMARY KEY',
      'SEARCH version USING PRIMARY KEY',
    ],
  ],
  ['holds', (db) => digests(db).holds({}, PAGE), ['digest_by_date', 'digest_member_by_digest']],
  ["a stream's holds", (db) => digests(db).holds({ stream: STREAM.id }, PAGE), ['digest_by_date']],
  ['what is next', (db) => deliveries(db).next(BOOKS, 'waiting', 10), ['delivery_queue']],
  ['when the next can go', (db) => deliveries(db).dueAt(BOOKS), ['delivery_queue']],
  [
    'what a delivery waits for',
    (db) => deliveries(db).waitingFor([]),
    ['SEARCH need USING PRIMARY KEY', 'SEARCH give USING COVERING INDEX delivery_token_by_name'],
  ],
  ['the delivery list', (db) => deliveries(db).list(null, PAGE), ['delivery_by_date']],
  [
    'what is undone together',
    (db) => deliveries(db).sharing(BOOKS, []),
    [
      'SEARCH delivery USING INDEX sqlite_autoindex_delivery_1',
      'SEARCH member USING PRIMARY KEY',
      'COVERING INDEX delivery_member_by_document',
    ],
  ],
  ['delivery counts', (db) => deliveries(db).counts(STREAM.id), ['COVERING INDEX delivery_by_date']],
  ['found keys', (db) => books(db).find(BOOKS, []), ['SEARCH document']],
  ['stock', (db) => books(db).stock(BOOKS, []), ['SEARCH item', 'SEARCH stock']],
  [
    'what is open',
    (db) => books(db).openItems(BOOKS, null),
    ['SEARCH owed USING', 'SEARCH line USING INTEGER'],
  ],
  [
    'what is open of a customer',
    (db) => books(db).openItems(BOOKS, ['C-1']),
    ['SEARCH owed USING INDEX book_open_line_by_subject (books_id=? AND subject=?)'],
  ],
  ['an account', (db) => books(db).accountLedger(BOOKS, cash, PAGE), ['book_entry_line_by_account']],
  ['the journal', (db) => books(db).journal(BOOKS, PAGE), ['book_entry_by_date']],
  ['the document list', (db) => books(db).documents(BOOKS, { type: null }, PAGE), ['book_document_by_date']],
  [
    'a document sought by its location',
    (db) => books(db).documents(BOOKS, { type: null, search: 'KL', newestFirst: true }, PAGE),
    ['SEARCH document USING COVERING INDEX', 'COVERING INDEX delivery_queue'],
  ],
  [
    "a document's family",
    (db) => books(db).related(BOOKS, deliveryKey('a')),
    [
      'COVERING INDEX delivery_member_by_document (document_id=?)',
      'SEARCH beside USING INTEGER PRIMARY KEY',
      'SEARCH other USING COVERING INDEX sqlite_autoindex_book_document_1 (books_id=? AND key=?)',
    ],
  ],
  ['a document', (db) => books(db).document(BOOKS, 'KL-1'), ['sqlite_autoindex_book_document_2']],
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

test.each([
  {},
  by('date'),
  { ...by('created'), stream: STREAM.id },
  by('location'),
  by('amount'),
  { statuses: ['ready'] as const, open: [] },
  { search: 'inv', stream: STREAM.id, location: 'KL', from: MONDAY },
])('the digest list %j comes in its order without sorting, and is counted from an index', async (query) => {
  const steps = await plansOf((db) => digests(db).list(query, PAGE));
  // The documents of a page's digests are counted, numbered and sorted, three steps in all.
  const sorted = steps.filter((step) => step.includes('TEMP B-TREE FOR ORDER BY'));
  expect(sorted).toHaveLength(3);
  expect(steps.filter((step) => /^SCAN digest$|^SCAN stream/.test(step))).toEqual([]);
  expect(steps.filter((step) => /^(?:SCAN|SEARCH) digest USING COVERING INDEX/.test(step))).toHaveLength(1);
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

/** Steps of the plan of a statement that writes; nothing is written. */
async function planOf(statement: string): Promise<string[]> {
  const { rows } = await sql<{ detail: string }>`EXPLAIN QUERY PLAN ${sql.raw(statement)}`.execute(
    ledger.db.read,
  );
  return rows.map((row) => row.detail);
}

test.each([
  ['the members of a delivery', "UPDATE digest_member SET state = 'posted' WHERE delivery_id = 1"],
  [
    'the members of deliveries that are undone',
    "UPDATE digest_member SET state = 'held' WHERE delivery_id IN (SELECT value FROM json_each('[1]'))",
  ],
])('%s are written by their index', async (_what, statement) => {
  const steps = await planOf(statement);
  expect(steps.join('\n')).toContain('digest_member_by_delivery');
  expect(steps.filter((step) => step.startsWith('SCAN digest_member'))).toEqual([]);
});

test('members are tied by their identities from the list that is asked for', async () => {
  const steps = await planOf(
    `UPDATE digest_member SET posted_revision = 1, delivery_id = 1
     WHERE document_id IN (SELECT document.id FROM json_each('[]') AS wanted
       CROSS JOIN pos_document AS document ON document.stream_id = 1
         AND document.kind = wanted.value ->> 0 AND document.source_id = wanted.value ->> 1)
       AND digest_id = 1 AND state = 'waiting' AND delivery_id IS NULL`,
  );
  expect(steps.join('\n')).toContain('sqlite_autoindex_pos_document_1');
  expect(steps.filter((step) => /^SCAN (?:digest_member|document)/.test(step))).toEqual([]);
});
