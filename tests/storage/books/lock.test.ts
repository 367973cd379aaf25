import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addDays } from '../../../src-shared/time/index.ts';
import { MONDAY } from '../../support/builders.ts';
import { BOOKS, TestLedger } from '../../support/test-ledger.ts';

let ledger: TestLedger;
beforeEach(async () => {
  ledger = await TestLedger.open();
});
afterEach(() => ledger.close());

const audited = async () =>
  (
    await sql<{ action: string; before: string | null; after: string | null }>`
      SELECT action, before, after FROM audit WHERE subject = ${BOOKS} AND area = 'period' ORDER BY id`.execute(
      ledger.db.read,
    )
  ).rows;

test('a lock is put, moved and taken away, each written down with what stood there before', async () => {
  expect(await ledger.embedded.lockedThrough(BOOKS)).toBeNull();
  await ledger.embedded.setLock(BOOKS, MONDAY);
  await ledger.embedded.setLock(BOOKS, MONDAY);
  await ledger.embedded.setLock(BOOKS, addDays(MONDAY, 1));
  expect(await ledger.embedded.lockedThrough(BOOKS)).toBe(addDays(MONDAY, 1));
  await ledger.embedded.setLock(BOOKS, null);
  expect(await ledger.embedded.lockedThrough(BOOKS)).toBeNull();
  const [monday, tuesday] = [MONDAY, addDays(MONDAY, 1)].map((date) => JSON.stringify(date));
  expect(await audited()).toEqual([
    { action: 'books-locked', before: null, after: monday },
    { action: 'books-locked', before: monday, after: tuesday },
    { action: 'books-unlocked', before: tuesday, after: null },
  ]);
});
