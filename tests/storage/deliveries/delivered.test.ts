import { rmSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import type { BookDocumentFilter } from '../../../src-main/core/ports/index.ts';
import { listDelivered } from '../../../src-main/storage/deliveries/delivered.ts';
import { type OpenDatabase, openDatabase } from '../../../src-main/storage/database/open.ts';
import { booksId } from '../../../src-shared/model/index.ts';
import { seedDeliveries } from '../../support/many-deliveries.ts';
import { BOOKS, TestLedger } from '../../support/test-ledger.ts';
import { plansOf } from '../plans.ts';
import { OPTIONS } from '../scratch.ts';

async function openSeeded(count: number): Promise<OpenDatabase> {
  const ledger = await TestLedger.open();
  onTestFinished(() => rmSync(ledger.folder, { recursive: true, force: true }));
  await ledger.db.close();
  seedDeliveries(ledger.file, count);
  const db = openDatabase(ledger.file, OPTIONS);
  onTestFinished(async () => {
    await db.close();
  });
  return db;
}

test('what a search or a filter finds is counted up to ten thousand, and all by the tallies', async () => {
  const db = await openSeeded(10_200);
  const total = async (filter: Omit<BookDocumentFilter, 'type'>) =>
    (await listDelivered(db.read, BOOKS, { type: null, ...filter }, { cursor: null, limit: 1 })).total;
  const all = await total({});
  expect(all.exact).toBe(true);
  expect(all.value).toBeGreaterThan(10_000);
  expect(await total({ search: 'doc-' })).toEqual({ value: 10_000, exact: false });
  // One of these failed, one waits, one is held.
  expect(await total({ search: 'DOC-00000' })).toEqual({ value: 97, exact: true });
  expect(await total({ priorPeriod: true })).toEqual({ value: 0, exact: true });
});

test.each([true, false])(
  'a page sorts the documents of one date only, newest first: %s',
  async (newestFirst) => {
    const db = await openSeeded(100);
    const filter = { type: null, newestFirst };
    const steps = await plansOf(db, ({ read }) =>
      listDelivered(read, booksId('bks_any'), filter, { cursor: null, limit: 50 }),
    );
    expect(steps).toContain('SEARCH delivery USING INDEX delivery_queue (books_id=? AND state=?)');
    expect(steps).toContain('USE TEMP B-TREE FOR LAST TERM OF ORDER BY');
    expect(steps.filter((step) => step.startsWith('SCAN delivery'))).toEqual([]);
  },
);
