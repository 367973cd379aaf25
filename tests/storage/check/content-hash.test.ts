import { expect, test } from 'vitest';
import { aReturn, aSale, goodsReceived, MONDAY, TUESDAY } from '../../support/builders.ts';
import { takeOpening } from '../../support/full-ledger.ts';
import { BOOKS, STREAM, TestLedger } from '../../support/test-ledger.ts';

const monday = [aSale('1'), aSale('2'), goodsReceived('3')];
const tuesday = [aSale('4'), aReturn('5')];

async function hashAfter(story: (ledger: TestLedger) => Promise<void>): Promise<string> {
  const ledger = await TestLedger.open();
  try {
    await story(ledger);
    const { problems, contentHash } = await ledger.check();
    expect(problems).toEqual([]);
    return contentHash;
  } finally {
    await ledger.close();
  }
}

const undisturbed = () =>
  hashAfter(async (ledger) => {
    await takeOpening(ledger);
    await ledger.run(monday, MONDAY);
    await ledger.run(tuesday, TUESDAY);
  });

test('what happened on the way does not show: imports, clocks, attempts, keys of rows', async () => {
  const interrupted = await hashAfter(async (ledger) => {
    await takeOpening(ledger);
    await ledger.import([aSale('other'), ...monday.toReversed()], MONDAY, false);
    await ledger.imports.abandonExcept(STREAM.id, []);
    ledger.clock.advance(86_400_000);
    await ledger.run(monday.toReversed(), MONDAY);
    await ledger.import(tuesday, TUESDAY);
    await ledger.consolidate();
    await ledger.deliveries.post(await ledger.postings());
    // Killed after the books have taken it and before we have heard.
    const jobs = await ledger.deliveries.next(BOOKS, 'waiting', 100);
    await ledger.deliveries.markSending(jobs.map((job) => job.key));
    await ledger.books.create(jobs);
    await ledger.deliveries.recover(BOOKS);
    const found = await ledger.books.find(jobs.map((job) => job.key));
    await ledger.deliveries.settle([...found.keys()].map((key) => ({ key, state: 'succeeded' })));
  });
  expect(interrupted).toBe(await undisturbed());
});

test('one order more or less shows, and so does what is not delivered', async () => {
  const whole = await undisturbed();
  const less = hashAfter(async (ledger) => {
    await takeOpening(ledger);
    await ledger.run(monday.slice(1), MONDAY);
    await ledger.run(tuesday, TUESDAY);
  });
  expect(await less).not.toBe(whole);
  const undelivered = hashAfter(async (ledger) => {
    await takeOpening(ledger);
    await ledger.run(monday, MONDAY);
    await ledger.import(tuesday, TUESDAY);
    await ledger.consolidate();
    await ledger.deliveries.post(await ledger.postings());
  });
  expect(await undelivered).not.toBe(whole);
});
