import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Schema } from '../../../src-main/storage/database/schema.ts';
import type { WriteTx } from '../../../src-main/storage/database/seam.ts';
import { loadDay, loadDocuments } from '../../../src-main/storage/documents.ts';
import { minor } from '../../../src-shared/money/index.ts';
import { aLine, aSale, MONDAY } from '../../support/builders.ts';
import { STREAM, TestLedger } from '../../support/test-ledger.ts';
import { batchOf, begin, importAll, restarted } from './importing.ts';

/** Tables that grow with every sale. What reads them must know where to look. */
const LARGE =
  /SCAN (pos_document|pos_line|pos_tender|pos_document_version|version|raw_batch|import_rejection)\b/;

let ledger: TestLedger;
let raw: Database.Database;
const written = new Set<string>();
const read = new Set<string>();

beforeAll(async () => {
  ledger = await TestLedger.open();
  raw = new Database(ledger.file, { readonly: true });
  await recordWrites();
  await recordReads();
});
afterAll(async () => {
  raw.close();
  await ledger.close();
});

/** Imports with everything that can happen in them, and keeps the SQL. */
async function recordWrites(): Promise<void> {
  const write = ledger.db.write.bind(ledger.db);
  Object.assign(ledger.db, {
    write: <T>(work: (tx: WriteTx) => T, options?: { durable?: boolean }) =>
      write((tx) => work({ ...tx, prepare: (sql) => (written.add(sql), tx.prepare(sql)) }), options),
  });
  const dearer = aSale('1', { lines: [aLine({ net: minor(20_000) })] });
  await importAll(restarted(ledger.db), 'f1', [aSale('1'), aSale('2'), aSale('2')]);
  const left = await begin(restarted(ledger.db), 'f2', 'b.csv').catch(() => null);
  expect(left).not.toBeNull();
  const store = restarted(ledger.db);
  const id = await begin(store, 'f3', 'c.csv');
  await store.write(id, batchOf([dearer], { raw: new Uint8Array(5) }));
  await importAll(restarted(ledger.db), 'f4', [dearer], 'd.csv');
  await restarted(ledger.db).abandonExcept(STREAM.id, []);
}

async function recordReads(): Promise<void> {
  const logged = new Kysely<Schema>({
    dialect: new SqliteDialect({ database: raw }),
    log: (event) => void read.add(event.query.sql),
  });
  const stream = { key: 1, id: STREAM.id };
  await loadDay(logged, { stream, location: 'KL', date: MONDAY });
  await loadDocuments(logged, stream, [1, 2]);
}

function planOf(sql: string): string {
  const parameters = sql.split('?').length - 1;
  const steps = raw
    .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    .all(...Array.from({ length: parameters }, () => null));
  return steps.map((step) => step.detail).join('\n');
}

describe('the plans of what is done for every document or day', () => {
  test('no write of an import looks through a large table', () => {
    expect(written.size).toBeGreaterThan(25);
    for (const sql of written) {
      if (/^\s*(SELECT|UPDATE|DELETE)/.test(sql)) expect(planOf(sql), sql).not.toMatch(LARGE);
    }
  });

  test('no reading of a day looks through a large table', () => {
    expect(read.size).toBeGreaterThanOrEqual(5);
    for (const sql of read) expect(planOf(sql), sql).not.toMatch(LARGE);
  });

  test('a chunk is looked up by the unique key, key by key', () => {
    const [sql = ''] = [...written].filter((text) => text.includes('CROSS JOIN'));
    expect(planOf(sql)).toContain('SCAN wanted VIRTUAL TABLE');
    expect(planOf(sql)).toMatch(
      /SEARCH pos_document USING INDEX .*\(stream_id=\? AND kind=\? AND source_id=\?\)/,
    );
  });

  test('what an import brought is counted in the index alone', () => {
    const [sql = ''] = [...written].filter((text) => text.includes('count(*) AS n FROM pos_document WHERE'));
    expect(planOf(sql)).toContain('USING COVERING INDEX pos_document_by_import');
  });

  test('a day is read by its index', () => {
    const plans = [...read].map(planOf).join('\n');
    expect(plans).toContain(
      'USING INDEX pos_document_by_day (stream_id=? AND location=? AND business_date=?)',
    );
  });
});
