import { rmSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { listDelivered } from '../../../src-main/storage/deliveries/delivered.ts';
import { openDatabase } from '../../../src-main/storage/database/open.ts';
import { booksId } from '../../../src-shared/model/index.ts';
import { seedDeliveries } from '../../support/many-deliveries.ts';
import { TestLedger } from '../../support/test-ledger.ts';
import { plansOf } from '../plans.ts';
import { OPTIONS } from '../scratch.ts';

test.each([true, false])(
  'a page sorts the documents of one date only, newest first: %s',
  async (newestFirst) => {
    const ledger = await TestLedger.open();
    onTestFinished(() => rmSync(ledger.folder, { recursive: true, force: true }));
    await ledger.db.close();
    seedDeliveries(ledger.file, 100);
    const db = openDatabase(ledger.file, OPTIONS);
    onTestFinished(async () => {
      await db.close();
    });
    const filter = { type: null, newestFirst };
    const steps = await plansOf(db, ({ read }) =>
      listDelivered(read, booksId('bks_any'), filter, { cursor: null, limit: 50 }),
    );
    expect(steps).toContain('SEARCH delivery USING INDEX delivery_queue (books_id=? AND state=?)');
    expect(steps).toContain('USE TEMP B-TREE FOR LAST TERM OF ORDER BY');
    expect(steps.filter((step) => step.startsWith('SCAN delivery'))).toEqual([]);
  },
);
