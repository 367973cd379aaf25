import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { accountInvoiceOf, billingOf, contactOf } from '../support/accounting-documents.ts';
import { DeliveryShop } from '../support/delivery-shop.ts';
import { inParallel, runProgram, startProgram } from '../support/processes.ts';
import { seededRandom, seedOfRun } from '../support/random.ts';
import { openServices } from '../support/services.ts';
import { heldIn } from './slow-books.ts';

const WORKER = path.join(import.meta.dirname, 'slow-books-worker.ts');
const TAKES_MS = 12;
const DOCUMENTS = 40;
const SHOPS = 3;
const KILLS_EACH = 2;
const AT_ONCE = 2;
const TIMEOUT_MS = 120_000;

/** A ledger with documents that wait, closed, in a folder of its own. */
async function waitingLedger(): Promise<string> {
  const shop = await DeliveryShop.open([
    contactOf('contact'),
    ...Array.from({ length: DOCUMENTS - 2 }, (_, at) => billingOf(`d${at}`, [])),
    accountInvoiceOf('on account'),
  ]);
  await shop.ledger.db.close();
  const folder = mkdtempSync(path.join(tmpdir(), 'daybook-slow-'));
  cpSync(shop.ledger.file, path.join(folder, 'shop.ledger'));
  rmSync(shop.ledger.folder, { recursive: true });
  return folder;
}

test(
  'killed again and again while slow books take their time, each document is in them once',
  async () => {
    const seed = seedOfRun('DAYBOOK_CRASH_SEED');
    console.log(`DAYBOOK_CRASH_SEED=${seed}`);
    const random = seededRandom(seed);
    const moments = Array.from({ length: SHOPS }, () =>
      Array.from({ length: KILLS_EACH }, () => random() * DOCUMENTS * TAKES_MS * 0.6),
    );
    const cutShort = await inParallel(moments, AT_ONCE, async (kills) => {
      const folder = await waitingLedger();
      const [ledger, file] = [path.join(folder, 'shop.ledger'), path.join(folder, 'books.jsonl')];
      const args = [ledger, file, String(TAKES_MS)];
      let cut = 0;
      for (const moment of kills) {
        const running = startProgram(WORKER, args);
        await running.said('open');
        await wait(moment);
        running.killGroup();
        const { output } = await running.ended;
        if (!output.includes('done\n')) cut += 1;
      }
      const { code, errors } = await runProgram(WORKER, args);
      expect(code, errors).toBe(0);
      const keys = heldIn(file).map(({ key }) => key);
      expect(new Set(keys).size).toBe(DOCUMENTS);
      expect(keys).toHaveLength(DOCUMENTS);
      expect(keys.indexOf('on account' as (typeof keys)[0])).toBeGreaterThan(
        keys.indexOf('contact' as (typeof keys)[0]),
      );
      const services = await openServices(ledger);
      const counts = await services.ledger.deliveries.counts(null);
      expect(counts).toEqual({ waiting: 0, succeeded: DOCUMENTS, failed: 0, held: 0 });
      await services.ledger.close();
      rmSync(folder, { recursive: true });
      return cut;
    });
    // Were each of them at its end before it was killed, nothing would be proved.
    expect(Math.max(...cutShort)).toBeGreaterThan(0);
  },
  TIMEOUT_MS,
);
