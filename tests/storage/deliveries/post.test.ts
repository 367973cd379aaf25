import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { minor } from '../../../src-shared/money/index.ts';
import { failure } from '../../../src-shared/model/index.ts';
import type { PostingWrite } from '../../../src-main/core/ports/index.ts';
import { documentIdOf } from '../../../src-main/storage/document-id.ts';
import { aReturn, aSale, goodsReceived, MONDAY, TUESDAY } from '../../support/builders.ts';
import { takeOpening } from '../../support/full-ledger.ts';
import { BOOKS, STREAM, TestLedger } from '../../support/test-ledger.ts';

let ledger: TestLedger;
beforeEach(async () => {
  ledger = await TestLedger.open();
});
afterEach(() => ledger.close());

const ALL = { cursor: null, limit: 200 };

async function waiting() {
  return ledger.deliveries.next(BOOKS, 'waiting', 100);
}

async function consolidated(...days: (typeof MONDAY)[]): Promise<readonly PostingWrite[]> {
  for (const day of days) await ledger.import([aSale(day), aReturn(`r-${day}`)], day);
  await ledger.consolidate();
  return ledger.postings();
}

/** The first draft of a posting with something else in it. */
function altered(posting: PostingWrite, change: Partial<PostingWrite['drafts'][number]>): PostingWrite {
  const [first, ...others] = posting.drafts;
  return { ...posting, drafts: [{ ...first!, ...change }, ...others] };
}

describe('posting', () => {
  test('allocates numbers by scope, one after the other', async () => {
    expect(await ledger.deliveries.post(await consolidated(MONDAY, TUESDAY))).toBe(4);
    expect((await waiting()).map(({ document }) => document.number)).toEqual([
      'KL-20260302-0001',
      'CN-KL-0001',
      'KL-20260303-0001',
      'CN-KL-0002',
    ]);
  });

  test('passes over a number that another format has given out', async () => {
    const [monday, tuesday] = await consolidated(MONDAY, TUESDAY);
    await ledger.deliveries.post([altered(monday!, { numberScope: 'A-1{SEQ}' })]);
    await ledger.deliveries.post([altered(tuesday!, { numberScope: 'A-{SEQ:2}' })]);
    const late = aSale('late');
    for (let sequence = 3; sequence <= 12; sequence += 1) {
      await ledger.import([{ ...late, sourceId: `late-${sequence}` }]);
      await ledger.consolidate();
      const [next] = await ledger.postings();
      await ledger.deliveries.post([altered(next!, { numberScope: 'A-{SEQ:2}' })]);
    }
    const numbers = (await ledger.deliveries.list(null, ALL)).rows.map((row) => row.number);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers).toContain('A-12');
    expect(numbers.filter((number) => number === 'A-11')).toHaveLength(1);
    expect((await ledger.check()).problems).toEqual([]);
  });

  test('refuses a format whose numbers never change', async () => {
    const [monday, tuesday] = await consolidated(MONDAY, TUESDAY);
    await ledger.deliveries.post([altered(monday!, { numberScope: 'SAME' })]);
    const again = ledger.deliveries.post([altered(tuesday!, { numberScope: 'SAME' })]);
    await expect(again).rejects.toThrow('number-taken');
  });

  test('twice is posted once', async () => {
    const postings = await consolidated(MONDAY);
    expect(await ledger.deliveries.post(postings)).toBe(2);
    expect(await ledger.deliveries.post(postings)).toBe(0);
    expect(await waiting()).toHaveLength(2);
    expect(await ledger.postings()).toEqual([]);
    expect((await ledger.check()).problems).toEqual([]);
  });

  test('of what belongs to no digest twice is posted once, with its first number', async () => {
    await takeOpening(ledger);
    await takeOpening(ledger);
    const { rows } = await ledger.deliveries.list(null, ALL);
    expect(rows).toMatchObject([{ number: 'OB-20260302-001', state: 'succeeded', total: 1_200 }]);
  });

  test('a key that is there with other content is an alarm, and nothing of the batch is stored', async () => {
    const [monday, tuesday] = await consolidated(MONDAY, TUESDAY);
    await ledger.deliveries.post([monday!]);
    const { draft } = tuesday!.drafts[0]!;
    const same = { ...draft, key: monday!.drafts[0]!.draft.key };
    const posting = ledger.deliveries.post([altered(tuesday!, { draft: same })]);
    await expect(posting).rejects.toThrow('duplicate-with-other-content');
    expect(await waiting()).toHaveLength(2);
    expect(await ledger.deliveries.post([tuesday!])).toBe(2);
    expect((await ledger.check()).problems).toEqual([]);
  });

  test('refuses drafts made of a revision that has been rebuilt since', async () => {
    const postings = await consolidated(MONDAY);
    await ledger.import([aSale('more')]);
    await ledger.consolidate();
    await expect(ledger.deliveries.post(postings)).rejects.toThrow('digest-not-ready');
    expect(await waiting()).toEqual([]);
    expect(await ledger.deliveries.post(await ledger.postings())).toBe(2);
  });

  test('refuses a digest of which an order was excluded after its revision was read; others go in', async () => {
    const [monday, tuesday] = await consolidated(MONDAY, TUESDAY);
    const order = documentIdOf({ stream: STREAM.id, kind: 'return', sourceId: `r-${MONDAY}` });
    await ledger.digests.exclude(monday!.digest!.id, order, 'a test of the till');
    await expect(ledger.deliveries.post([monday!])).rejects.toThrow('digest-not-ready');
    expect(await waiting()).toEqual([]);
    expect(await ledger.deliveries.post([tuesday!])).toBe(2);
    await ledger.consolidate();
    expect(await ledger.deliveries.post(await ledger.postings())).toBe(1);
    expect((await ledger.check()).problems).toEqual([]);
  });

  test('refuses what does not add up', async () => {
    const [monday] = await consolidated(MONDAY);
    const { draft } = monday!.drafts[0]!;
    const wrong = altered(monday!, { draft: { ...draft, total: minor(draft.total + 1) } });
    await expect(ledger.deliveries.post([wrong])).rejects.toThrow(RangeError);
    const none = { ...monday!, digest: { ...monday!.digest!, revision: 9 } };
    await expect(ledger.deliveries.post([none])).rejects.toThrow('digest-nothing-to-post');
  });
});

describe('the queue', () => {
  test('is oldest first, and goods come in before they go out', async () => {
    await ledger.import([aSale('1', { location: 'Penang' }), aSale('2'), aReturn('3')], TUESDAY);
    await ledger.import([aSale('4'), aReturn('5'), goodsReceived('6')], MONDAY);
    await ledger.consolidate();
    await ledger.deliveries.post(await ledger.postings());
    const all = await waiting();
    expect(all.map(({ document: { date, type, location } }) => [date, type, location])).toEqual([
      [MONDAY, 'goods-received', 'KL'],
      [MONDAY, 'invoice', 'KL'],
      [MONDAY, 'credit-note', 'KL'],
      [TUESDAY, 'invoice', 'KL'],
      [TUESDAY, 'invoice', 'Penang'],
      [TUESDAY, 'credit-note', 'KL'],
    ]);
    expect(await ledger.deliveries.next(BOOKS, 'waiting', 2)).toEqual(all.slice(0, 2));
  });

  test('does not give out a document that has been altered', async () => {
    await ledger.deliveries.post(await consolidated(MONDAY));
    await ledger.db.write((tx) =>
      tx.prepare("UPDATE delivery_document SET document = json_set(document, '$.contact', 'somebody')").run(),
    );
    await expect(waiting()).rejects.toThrow('has been altered');
  });
});

describe('states', () => {
  async function states() {
    return (await ledger.deliveries.list(STREAM.id, ALL)).rows.map((row) => [row.state, row.attempts]);
  }
  async function posted() {
    await ledger.deliveries.post(await consolidated(MONDAY));
    return (await waiting()).map((job) => job.key);
  }

  test('killed while sending, a delivery is unknown and is not sent again by itself', async () => {
    const keys = await posted();
    ledger.clock.advance(5);
    await ledger.deliveries.markSending(keys.slice(0, 1));
    expect(await ledger.deliveries.counts(null)).toMatchObject({ waiting: 2, succeeded: 0 });
    expect(await ledger.deliveries.recover(BOOKS)).toBe(1);
    expect(await ledger.deliveries.recover(BOOKS)).toBe(0);
    expect((await waiting()).map((job) => job.key)).toEqual(keys.slice(1));
    const unknown = await ledger.deliveries.next(BOOKS, 'unknown', 10);
    expect(unknown.map((job) => job.key)).toEqual(keys.slice(0, 1));
    const { rows } = await ledger.deliveries.list(null, ALL);
    expect(rows.find((row) => row.key === keys[0])).toMatchObject({
      lastTriedAt: ledger.clock.at,
      attempts: 1,
    });
    await ledger.deliveries.settle([{ key: keys[0]!, state: 'waiting' }]);
    expect(await waiting()).toHaveLength(2);
  });

  test('success posts the members, and nothing takes it back', async () => {
    const keys = await posted();
    await ledger.deliveries.settle([{ key: keys[0]!, state: 'succeeded' }]);
    const [row] = (await ledger.digests.list({}, ALL)).rows;
    expect(row?.identity).toMatchObject({
      posted: { count: 1, amount: 10_600 },
      waiting: { count: 1, amount: -10_600 },
    });
    await ledger.deliveries.settle([{ key: keys[0]!, state: 'succeeded' }]);
    const back = ledger.deliveries.settle([{ key: keys[0]!, state: 'waiting' }]);
    await expect(back).rejects.toThrow('is in the books');
    await expect(ledger.deliveries.markSending([keys[0]!])).rejects.toThrow('not waiting to be sent');
  });

  test('a failure keeps its cause until the next try', async () => {
    const keys = await posted();
    const cause = failure('books-refused', { where: '2026-03' });
    await ledger.deliveries.settle([{ key: keys[0]!, state: 'failed', cause }]);
    expect(await ledger.deliveries.counts(STREAM.id)).toEqual({
      waiting: 1,
      succeeded: 0,
      failed: 1,
      held: 0,
    });
    expect((await ledger.deliveries.list(null, ALL)).rows.map((row) => row.cause)).toContainEqual(cause);
    await ledger.deliveries.settle([{ key: keys[0]!, state: 'waiting' }]);
    expect(await states()).toEqual([
      ['waiting', 0],
      ['waiting', 0],
    ]);
    expect((await ledger.deliveries.list(null, ALL)).rows.every((row) => row.cause === null)).toBe(true);
  });

  test('the next run tries again what was refused, but not what the books hold with other content', async () => {
    const keys = await posted();
    await ledger.deliveries.settle([
      { key: keys[0]!, state: 'failed', cause: failure('books-refused') },
      { key: keys[1]!, state: 'failed', cause: failure('duplicate-with-other-content') },
    ]);
    expect(await ledger.deliveries.recover(BOOKS)).toBe(0);
    const causes = await ledger.deliveries.retry(BOOKS, { asked: true, except: [] });
    expect(causes).toEqual(['books-refused KL-20260302-0001']);
    expect(await ledger.deliveries.counts(STREAM.id)).toMatchObject({ waiting: 1, failed: 1 });
    const [refused] = await ledger.deliveries.refused(STREAM.id);
    expect(refused).toMatchObject({ key: keys[1], cause: { code: 'duplicate-with-other-content' } });
  });

  test('an unknown key is a defect, and stops the batch', async () => {
    const keys = await posted();
    const settling = ledger.deliveries.settle([
      { key: keys[0]!, state: 'succeeded' },
      { key: `${keys[0]!}x` as (typeof keys)[0], state: 'succeeded' },
    ] as Parameters<typeof ledger.deliveries.settle>[0]);
    await expect(settling).rejects.toThrow('There is no delivery');
    expect(await waiting()).toHaveLength(2);
  });
});
