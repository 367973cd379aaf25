import { rmSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { createCompletenessStore } from '../../../src-main/storage/completeness/store.ts';
import { openDatabase } from '../../../src-main/storage/database/open.ts';
import { MONDAY, TUESDAY } from '../../support/builders.ts';
import { readReceipts, seedReceipts } from '../../support/many-receipts.ts';
import { STREAM, TestLedger } from '../../support/test-ledger.ts';
import { OPTIONS } from '../scratch.ts';

const DAYS = { from: MONDAY, to: TUESDAY };

/** So many receipts a day of one shop with two tills, over two days, by the store and with the turns it gave. */
async function readSeeded(perDay: number) {
  const ledger = await TestLedger.open();
  onTestFinished(() => rmSync(ledger.folder, { recursive: true, force: true }));
  await ledger.db.close();
  seedReceipts(ledger.file, { shops: 1, days: 2, perDay, last: TUESDAY });
  const db = openDatabase(ledger.file, OPTIONS);
  onTestFinished(async () => {
    await db.close();
  });
  let turns = 0;
  const found = await createCompletenessStore(db, ledger.clock).read(STREAM.id, DAYS, () => {
    turns += 1;
    return setImmediate();
  });
  // The first of the seeded days has none of the receipts.
  const [openings, closings] = [2, 2];
  return { ...found, turns, seeded: readReceipts(ledger.file, MONDAY) - openings - closings };
}

test('many receipts, of one day too, are read in parts with turns for others, each of them once', async () => {
  const few = await readSeeded(100);
  const many = await readSeeded(24_000);
  const there = many.registerDays.reduce((sum, { receipts }) => sum + receipts, 0);
  expect(many.seeded).toBeGreaterThan(20_000);
  expect(there).toBe(many.seeded);
  expect(many.counters.filter(({ scope }) => scope === 'stream')).toMatchObject([
    { receipts: there, present: there, span: 24_000, runs: 2 },
  ]);
  expect(many.turns - few.turns).toBeGreaterThanOrEqual(2);
});
