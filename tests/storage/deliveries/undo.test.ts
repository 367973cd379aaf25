import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DeliveryKey } from '../../../src-shared/model/index.ts';
import { digestIdOf } from '../../../src-main/storage/digests/id.ts';
import { documentIdOf } from '../../../src-main/storage/document-id.ts';
import { aReturn, aSale, MONDAY, TUESDAY } from '../../support/builders.ts';
import { BOOKS, STREAM, TestLedger } from '../../support/test-ledger.ts';

let ledger: TestLedger;
beforeEach(async () => {
  ledger = await TestLedger.open();
});
afterEach(() => ledger.close());

const ALL = { cursor: null, limit: 200 };
const monday = digestIdOf(STREAM.id, 'KL', MONDAY);

async function keysOf(digest = monday): Promise<readonly DeliveryKey[]> {
  return (await ledger.deliveries.ofDigest(digest)).map(({ key }) => key);
}

/** Takes postings back as a person does: in the books, and then here. */
async function undo(keys: readonly DeliveryKey[]): Promise<number> {
  for (const key of keys) {
    try {
      await ledger.books.act?.({ kind: 'reverse', key, reason: 'wrong day', date: null });
    } catch (error) {
      // The books take back what belongs together; then there is nothing left to do for the others.
      if (!String(error).includes('document-reversed')) throw error;
    }
  }
  return ledger.deliveries.undoPosting(BOOKS, keys, 'wrong day');
}

async function sharing(keys: readonly DeliveryKey[]): Promise<readonly DeliveryKey[]> {
  return (await ledger.deliveries.sharing(BOOKS, keys)).map(({ key }) => key);
}

async function identity() {
  const [row] = await ledger.digests.rows([monday]);
  return row?.identity;
}

describe('undoing a posting', () => {
  test('keeps its documents out for the reason, at once and after consolidating', async () => {
    await ledger.run([aSale('1'), aSale('2'), aReturn('3')]);
    const [invoice] = await keysOf();
    expect(await undo([invoice!])).toBe(2);
    for (const consolidate of [false, true]) {
      if (consolidate) await ledger.consolidate();
      expect(await identity()).toMatchObject({
        posted: { count: 1, amount: -10_600 },
        excluded: { count: 2, amount: 21_200 },
      });
      expect((await ledger.check()).problems).toEqual([]);
    }
    const { rows } = await ledger.digests.holds({ code: 'excluded-by-person' }, ALL);
    expect(rows.map(({ reason }) => reason.data)).toEqual([{ reason: 'wrong day' }, { reason: 'wrong day' }]);
    expect(await ledger.postings()).toEqual([]);
  });

  test('twice is once', async () => {
    await ledger.run([aSale('1')]);
    const keys = await keysOf();
    expect(await undo(keys)).toBe(1);
    expect(await ledger.deliveries.undoPosting(BOOKS, keys, 'again')).toBe(0);
    expect((await ledger.digests.holds({}, ALL)).rows[0]?.reason.data).toEqual({ reason: 'wrong day' });
  });

  test('lets a document that is brought back post anew, with a key and number of its own', async () => {
    await ledger.run([aSale('1')]);
    const [first] = await keysOf();
    await undo([first!]);
    await ledger.consolidate();
    const sale = documentIdOf({ stream: STREAM.id, kind: 'sale', sourceId: '1' });
    await ledger.digests.exclude(monday, sale, null);
    await ledger.consolidate();
    expect(await ledger.deliveries.post(await ledger.postings())).toBe(1);
    await ledger.deliver();
    const keys = await keysOf();
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(2);
    expect(await identity()).toMatchObject({ posted: { count: 1 }, excluded: { count: 0 } });
    expect((await ledger.check()).problems).toEqual([]);
  });

  test('of a document that has moved to another day lets it go there', async () => {
    await ledger.run([aSale('1')]);
    await ledger.import([aSale('1', { number: 'moved' })], TUESDAY);
    await ledger.consolidate();
    await undo(await keysOf());
    expect(await ledger.digests.dirtyDays(STREAM.id)).toEqual([
      { location: 'KL', date: MONDAY },
      { location: 'KL', date: TUESDAY },
    ]);
    await ledger.consolidate();
    expect((await ledger.check()).problems).toEqual([]);
    const [row] = await ledger.digests.rows([digestIdOf(STREAM.id, 'KL', TUESDAY)]);
    expect(row?.identity.excluded).toEqual({ count: 1, amount: 10_600 });
  });

  test('withdraws what is not in the books: it is never sent', async () => {
    await ledger.import([aSale('1')]);
    await ledger.consolidate();
    await ledger.deliveries.post(await ledger.postings());
    const keys = await keysOf();
    expect(await ledger.deliveries.undoPosting(BOOKS, keys, 'too early')).toBe(1);
    await ledger.deliver();
    expect((await ledger.embedded.find(BOOKS, keys)).size).toBe(0);
    expect(await ledger.deliveries.counts(null)).toEqual({ waiting: 0, succeeded: 0, failed: 0, held: 0 });
    expect(await ledger.deliveries.refused(STREAM.id)).toEqual([]);
    expect((await ledger.deliveries.list(null, ALL)).rows).toMatchObject([
      { state: 'held', cause: { code: 'excluded-by-person', data: { reason: 'too early' } } },
    ]);
    await ledger.consolidate();
    expect((await ledger.check()).problems).toEqual([]);
    expect(await identity()).toMatchObject({ excluded: { count: 1 } });
  });

  test('of what the books have, but could not say, knows that they have it', async () => {
    await ledger.import([aSale('1')]);
    await ledger.consolidate();
    await ledger.deliveries.post(await ledger.postings());
    const keys = await keysOf();
    await ledger.deliveries.markSending(keys);
    await ledger.books.create(await ledger.deliveries.ofDigest(monday));
    expect(await undo(keys)).toBe(1);
    await ledger.consolidate();
    expect((await ledger.deliveries.list(null, ALL)).rows).toMatchObject([{ state: 'succeeded' }]);
    expect((await ledger.check()).problems).toEqual([]);
  });

  test('of what the books alone made concerns no document', async () => {
    const made = 'made/in/the/books' as DeliveryKey;
    expect(await ledger.deliveries.undoPosting(BOOKS, [made], 'a test')).toBe(0);
  });

  test('stands in the history of the document', async () => {
    await ledger.run([aSale('1')]);
    await undo(await keysOf());
    const number = (await ledger.deliveries.list(null, ALL)).rows[0]?.number ?? '';
    const history = (await ledger.embedded.document(BOOKS, number))?.history ?? [];
    expect(history.map(({ event }) => event)).toContain('posting-undone');
  });
});

describe('what is undone together', () => {
  test('are deliveries that share a document, from one to the next', async () => {
    await ledger.run([aSale('1'), aReturn('2')]);
    const [invoice, note] = await keysOf();
    expect(await sharing([invoice!])).toEqual([invoice]);
    const exchange = aSale('3', { kind: 'exchange', lines: [...aSale('').lines, ...aReturn('').lines] });
    await ledger.run([aSale('4'), { ...exchange, total: aSale('').rounding, tenders: [] }], TUESDAY);
    const both = await keysOf(digestIdOf(STREAM.id, 'KL', TUESDAY));
    expect(both).toHaveLength(2);
    for (const key of both) expect(await sharing([key])).toEqual(both);
    expect((await ledger.check()).problems).toEqual([]);
    await undo(both);
    expect(await sharing(both)).toEqual([]);
    expect(await sharing([note!])).toEqual([note]);
    await ledger.consolidate();
    expect((await ledger.check()).problems).toEqual([]);
  });

  test('are not those that posted the documents of an undone one again, each by itself', async () => {
    await ledger.run([aSale('1'), aSale('2')]);
    const [first] = await keysOf();
    await undo([first!]);
    for (const sourceId of ['1', '2']) {
      await ledger.consolidate();
      await ledger.digests.exclude(monday, documentIdOf({ stream: STREAM.id, kind: 'sale', sourceId }), null);
      await ledger.consolidate();
      await ledger.deliveries.post(await ledger.postings());
      await ledger.deliver();
    }
    const [, second, third] = await keysOf();
    expect(await sharing([second!])).toEqual([second]);
    expect(await sharing([third!])).toEqual([third]);
    expect(await sharing([first!])).toEqual([]);
  });
});
