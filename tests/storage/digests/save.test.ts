import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { minor } from '../../../src-shared/money/index.ts';
import {
  aLayby,
  aLine,
  aReturn,
  aSale,
  aTender,
  goodsReceived,
  MONDAY,
  TUESDAY,
  WEDNESDAY,
} from '../../support/builders.ts';
import { BOOKS, STREAM, TestLedger } from '../../support/test-ledger.ts';

let ledger: TestLedger;
beforeEach(async () => {
  ledger = await TestLedger.open();
});
afterEach(() => ledger.close());

const ALL = { cursor: null, limit: 200 };

async function rows() {
  return (await ledger.digests.list({}, ALL)).rows;
}

async function onlyRow() {
  const [row, ...others] = await rows();
  expect(others).toEqual([]);
  return row!;
}

const broken = aSale('broken', { tenders: [aTender({ amount: minor(1) })] });
const shiftClose = aSale('shift', { kind: 'shift-close', lines: [], tenders: [] });
const dearer = aSale('1', { lines: [aLine({ net: minor(20_000), tax: minor(1_200) })] });

describe('a day', () => {
  test('becomes a digest whose terms come from its members', async () => {
    await ledger.import([aSale('1'), aSale('2'), aReturn('3'), goodsReceived('4')]);
    expect(await ledger.digests.dirtyDays(STREAM.id)).toEqual([{ location: 'KL', date: MONDAY }]);
    expect(await ledger.consolidate()).toEqual({ built: 1, changed: 0 });
    expect(await ledger.digests.dirtyDays(STREAM.id)).toEqual([]);
    const row = await onlyRow();
    expect(row).toMatchObject({ amount: 10_600, revision: 1, status: 'ready', documents: [] });
    expect(row.identity.source).toEqual({ count: 4, amount: 10_600 });
    expect(row.identity.waiting).toEqual(row.identity.source);
    expect(await ledger.digests.rows([row.id])).toEqual([row]);
  });

  test('that is consolidated again without news is not changed, only looked at', async () => {
    await ledger.import([aSale('1')]);
    await ledger.consolidate();
    const before = await onlyRow();
    ledger.clock.advance(1000);
    expect(await ledger.digests.save([await ledger.consolidated()])).toEqual({ built: 0, changed: 0 });
    expect(await onlyRow()).toEqual({ ...before, syncedAt: before.syncedAt + 1000 });
  });

  test('with a changed document rebuilds its open revision in place', async () => {
    await ledger.import([aSale('1')]);
    await ledger.consolidate();
    await ledger.import([dearer]);
    expect(await ledger.consolidate()).toEqual({ built: 0, changed: 1 });
    expect(await onlyRow()).toMatchObject({ amount: 21_200, revision: 1 });
    expect(await ledger.digests.revisions((await onlyRow()).id)).toHaveLength(1);
  });

  test('without documents is no digest', async () => {
    expect(await ledger.digests.save([await ledger.consolidated()])).toEqual({ built: 0, changed: 0 });
    expect(await rows()).toEqual([]);
  });

  test('read before a posting cannot be saved after it', async () => {
    await ledger.import([aSale('1')]);
    await ledger.consolidate();
    const stale = await ledger.consolidated();
    await ledger.deliveries.post(await ledger.postings());
    await expect(ledger.digests.save([stale])).rejects.toThrow('read before a posting');
  });
});

describe('status', () => {
  test('is posted when only what has nothing to post is left', async () => {
    await ledger.run([aSale('1'), shiftClose]);
    const row = await onlyRow();
    expect(row.status).toBe('posted');
    expect(row.identity.excluded).toEqual({ count: 1, amount: 0 });
    expect(row.documents).toEqual([{ type: 'invoice', number: 'KL-20260302-0001', amount: 10_600 }]);
  });

  test('is held when a person must resolve something, and when nothing else is there', async () => {
    await ledger.run([aSale('1'), broken]);
    expect((await onlyRow()).status).toBe('held');
    // A layby that is on order waits for a person; a shift without a variance for nobody.
    await ledger.run([aLayby('6')], TUESDAY);
    expect((await rows())[1]).toMatchObject({ status: 'held', identity: { onOrder: { count: 1 } } });
  });

  test('is ready while something waits, also on its way to the books', async () => {
    await ledger.import([aSale('1'), broken]);
    await ledger.consolidate();
    expect((await onlyRow()).status).toBe('ready');
    await ledger.deliveries.post(await ledger.postings());
    expect((await onlyRow()).status).toBe('ready');
  });
});

describe('after posting', () => {
  test('a late order makes the next revision; the posted one stays', async () => {
    await ledger.run([aSale('1')]);
    const { id } = await onlyRow();
    const [first] = await ledger.digests.revisions(id);
    await ledger.import([aSale('late')]);
    await ledger.consolidate();
    expect(await onlyRow()).toMatchObject({ status: 'ready', revision: 2, amount: 21_200 });
    const revisions = await ledger.digests.revisions(id);
    expect(revisions.map(({ posted, content }) => [posted, content.sales.count])).toEqual([
      [true, 1],
      [false, 1],
    ]);
    expect(revisions[0]).toEqual(first);
  });

  test('an order that changes is flagged and stays in the terms as it was posted', async () => {
    await ledger.run([aSale('1')]);
    await ledger.import([dearer]);
    expect(await ledger.consolidate()).toEqual({ built: 0, changed: 1 });
    const row = await onlyRow();
    expect(row.status).toBe('changed-since-posted');
    expect(row.identity.posted).toEqual({ count: 1, amount: 10_600 });
    expect((await ledger.check()).problems).toEqual([]);
  });

  test('an order that goes back to what was posted is not flagged any more', async () => {
    await ledger.run([aSale('1')]);
    await ledger.import([dearer]);
    await ledger.consolidate();
    await ledger.import([aSale('1'), aSale('2')]);
    await ledger.consolidate();
    expect((await onlyRow()).status).toBe('ready');
  });

  test('an order that moves to another day after posting stays where it was posted, and that day says so', async () => {
    await ledger.run([aSale('1'), aSale('2')]);
    const moved = { ...dearer, sourceId: '2' };
    await ledger.run([moved], TUESDAY);
    await ledger.digests.save([await ledger.consolidated(TUESDAY)]);
    const [monday, ...others] = await rows();
    expect(others).toEqual([]);
    expect(monday).toMatchObject({ status: 'changed-since-posted', amount: 21_200 });
    // As the books hold it: what was posted, in the day that has posted it.
    expect(monday?.identity.posted).toEqual({ count: 2, amount: 21_200 });
    expect(monday?.identity.source).toEqual({ count: 2, amount: 21_200 });
    expect(await ledger.digests.save([await ledger.consolidated(MONDAY)])).toEqual({ built: 0, changed: 0 });
    expect((await rows())[0]?.status).toBe('changed-since-posted');
    expect((await ledger.check()).problems).toEqual([]);
  });
});

describe('an order that moves before posting', () => {
  test.each([
    ['later', TUESDAY, WEDNESDAY],
    ['earlier', TUESDAY, MONDAY],
  ])('to a %s day leaves its old digest, which goes with its last order', async (_way, from, to) => {
    await ledger.import([aSale('1'), aSale('2')], from);
    await ledger.consolidate();
    await ledger.import([aSale('2', { customer: 'C-9' })], to);
    await ledger.consolidate();
    expect((await rows()).map(({ date, identity }) => [date, identity.source.count])).toEqual(
      [[from, 1] as const, [to, 1] as const].toSorted(([a], [b]) => (a < b ? -1 : 1)),
    );
    await ledger.import([aSale('1', { customer: 'C-9' })], to);
    await ledger.consolidate();
    expect((await rows()).map(({ date, identity }) => [date, identity.source.count])).toEqual([[to, 2]]);
    expect((await ledger.check()).problems).toEqual([]);
  });
});

describe('a running import', () => {
  test('is out of sight: documents count in the version before it', async () => {
    await ledger.import([aSale('1')]);
    await ledger.consolidate();
    await ledger.import([dearer, aSale('2')], MONDAY, false);
    expect(await ledger.digests.dirtyDays(STREAM.id)).toEqual([]);
    expect(await ledger.digests.save([await ledger.consolidated()])).toEqual({ built: 0, changed: 0 });
    expect((await onlyRow()).amount).toBe(10_600);
    expect((await ledger.check()).problems).toEqual([]);
    // Posted now, the invoice is of the version in sight, and so is what is remembered of it.
    await ledger.deliveries.post(await ledger.postings());
    const { documents } = await ledger.digests.load(STREAM.id, 'KL', MONDAY);
    expect(documents.map(({ hash, posting }) => hash === posting?.hash)).toEqual([true]);
  });

  test('that completes while a day is being consolidated keeps the day dirty', async () => {
    await ledger.import([aSale('1')]);
    const id = await ledger.import([aSale('2')], MONDAY, false);
    await ledger.import([aSale('3')]);
    const consolidated = await ledger.consolidated();
    expect(consolidated.members).toHaveLength(2);
    await ledger.imports.complete(id!, []);
    await ledger.digests.save([consolidated]);
    expect(await ledger.digests.dirtyDays(STREAM.id)).toEqual([{ location: 'KL', date: MONDAY }]);
    await ledger.consolidate();
    expect((await onlyRow()).identity.source.count).toBe(3);
    expect(await ledger.digests.dirtyDays(STREAM.id)).toEqual([]);
  });
});

test("a person's exclusion and postings come with the documents of a day", async () => {
  await ledger.run([aSale('1')]);
  await ledger.import([aSale('2')]);
  await ledger.db.write((tx) =>
    tx.prepare("INSERT INTO exclusion SELECT id, 'a test', 0 FROM pos_document WHERE source_id = '2'").run(),
  );
  const day = await ledger.digests.load(STREAM.id, 'KL', MONDAY);
  expect(day).toMatchObject({ location: 'KL', date: MONDAY, postedRevisions: 1 });
  expect(
    day.documents.map(({ document, posting, excludedByPerson }) => [
      document.sourceId,
      posting?.state ?? null,
      excludedByPerson,
    ]),
  ).toEqual([
    ['1', 'posted', null],
    ['2', null, 'a test'],
  ]);
  expect(day.documents[0]?.document).toEqual(aSale('1'));
});

test('what was posted is in the books', async () => {
  await ledger.run([aSale('1'), aSale('2'), aReturn('3'), goodsReceived('4')]);
  expect((await onlyRow()).documents.map(({ type, amount }) => [type, amount])).toEqual([
    ['invoice', 21_200],
    ['goods-received', 4_000],
    ['credit-note', 10_600],
  ]);
  const balance = await ledger.embedded.trialBalance(BOOKS, null);
  expect(balance.reduce((all, { debit, credit }) => all + debit - credit, 0)).toBe(0);
});
