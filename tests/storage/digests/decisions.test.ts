import { beforeEach, describe, expect, test } from 'vitest';
import { documentIdOf } from '../../../src-main/storage/documents.ts';
import { digestIdOf } from '../../../src-main/storage/digests/id.ts';
import { digestId, documentId } from '../../../src-shared/model/index.ts';
import { aReturn, aSale, aTender, MONDAY, TUESDAY } from '../../support/builders.ts';
import { STREAM, TestLedger } from '../../support/test-ledger.ts';
import { expectFailure } from '../scratch.ts';

let ledger: TestLedger;
beforeEach(async () => {
  ledger = await TestLedger.open();
  return () => ledger.close();
});

const monday = digestIdOf(STREAM.id, 'KL', MONDAY);
const tuesday = digestIdOf(STREAM.id, 'KL', TUESDAY);
const order = (sourceId: string) => documentIdOf({ stream: STREAM.id, kind: 'sale', sourceId });

const audited = () =>
  ledger.db.read
    .selectFrom('audit')
    .select(['action', 'subject', 'before', 'after'])
    .where('area', '=', 'decision')
    .orderBy('id')
    .execute();
const rowOf = async (id = monday) => {
  const [row] = await ledger.digests.rows([id]);
  if (row === undefined) throw new Error('no such digest');
  return row;
};
const isReviewed = async () => (await rowOf()).reviewedAt !== null;

async function consolidated(...documents: Parameters<TestLedger['import']>[0]): Promise<void> {
  await ledger.import(documents, MONDAY);
  await ledger.consolidate();
}

describe('a review', () => {
  beforeEach(() => consolidated(aSale('1'), aSale('2')));

  test('says when, and can be taken back', async () => {
    await ledger.digests.review([monday], true);
    const at = (await rowOf()).reviewedAt;
    expect(at).toBe(ledger.clock.now());
    ledger.clock.advance(5_000);
    await ledger.digests.review([monday], true);
    expect((await rowOf()).reviewedAt).toBe(at);
    await ledger.digests.review([monday], false);
    expect(await isReviewed()).toBe(false);
    await ledger.digests.review([monday], false);
    const content: unknown = expect.stringContaining('content');
    expect((await audited()).filter(({ subject }) => subject === monday)).toMatchObject([
      { action: 'digest-reviewed', before: null, after: content },
      { action: 'digest-review-taken-back', before: content, after: null },
    ]);
  });

  test('holds through posting, delivery and another look at the same day', async () => {
    await ledger.digests.review([monday], true);
    await ledger.deliveries.post(await ledger.postings());
    await ledger.deliver();
    expect(await isReviewed()).toBe(true);
    await ledger.digests.save([await ledger.consolidated()]);
    expect((await rowOf()).status).toBe('posted');
    expect(await isReviewed()).toBe(true);
  });

  test('is void while the content is another one', async () => {
    await ledger.digests.review([monday], true);
    await consolidated(aSale('3'));
    expect(await isReviewed()).toBe(false);
    await ledger.digests.exclude(monday, order('3'), 'not ours');
    await ledger.consolidate();
    expect(await isReviewed()).toBe(false);
    await ledger.digests.review([monday], true);
    await ledger.digests.exclude(monday, order('3'), null);
    await ledger.consolidate();
    expect(await isReviewed()).toBe(false);
    await ledger.digests.exclude(monday, order('3'), 'not ours');
    await ledger.consolidate();
    expect(await isReviewed()).toBe(true);
    await ledger.digests.exclude(monday, order('3'), 'for another reason');
    await ledger.consolidate();
    expect(await isReviewed()).toBe(false);
    expect((await ledger.check()).problems).toEqual([]);
  });

  test('of a posted day is void once a document of it reads differently, each time anew', async () => {
    await ledger.run([], MONDAY);
    for (const number of ['first change', 'second change']) {
      await ledger.digests.review([monday], true);
      expect(await isReviewed()).toBe(true);
      await consolidated(aSale('1', { number }));
      expect(await isReviewed(), number).toBe(false);
    }
    expect((await rowOf()).status).toBe('changed-since-posted');
    expect((await ledger.check()).problems).toEqual([]);
  });

  test('of several is of all or of none', async () => {
    await ledger.import([aSale('4')], TUESDAY);
    await ledger.consolidate();
    const unknown = digestId('dig_none');
    const { failure } = await expectFailure(
      () => ledger.digests.review([monday, unknown, tuesday], true),
      'digest-not-found',
    );
    expect(failure.where).toBe(unknown);
    expect(await isReviewed()).toBe(false);
    await ledger.digests.review([monday, tuesday], true);
    const rows = await ledger.digests.rows([monday, tuesday]);
    expect(rows.map((row) => row.reviewedAt)).toEqual([ledger.clock.now(), ledger.clock.now()]);
  });

  test('goes with a digest that is none any more', async () => {
    await ledger.digests.review([monday], true);
    await ledger.import([aSale('1', { number: 'a' }), aSale('2', { number: 'b' })], TUESDAY);
    await ledger.consolidate();
    expect(await ledger.digests.rows([monday])).toEqual([]);
    expect((await ledger.check()).problems).toEqual([]);
  });
});

describe('a note', () => {
  beforeEach(() => consolidated(aSale('1')));

  test('is kept, changed and taken away, and each is written down', async () => {
    expect(await ledger.digests.note(monday)).toBe('');
    for (const note of ['Till 2 was short.', 'Till 2 was short.', 'Found it.', '', '']) {
      await ledger.digests.setNote(monday, note);
      expect(await ledger.digests.note(monday)).toBe(note);
    }
    expect((await audited()).filter(({ subject }) => subject === monday)).toEqual([
      { action: 'digest-noted', subject: monday, before: null, after: '"Till 2 was short."' },
      { action: 'digest-noted', subject: monday, before: '"Till 2 was short."', after: '"Found it."' },
      { action: 'digest-noted', subject: monday, before: '"Found it."', after: null },
    ]);
  });

  test('keeps the digest of a day whose orders have all gone, until it is taken away', async () => {
    await ledger.digests.setNote(monday, 'Where did it go?');
    await ledger.import([aSale('1', { number: 'a' })], TUESDAY);
    await ledger.consolidate();
    expect(await ledger.digests.note(monday)).toBe('Where did it go?');
    expect((await rowOf()).identity.source.count).toBe(0);
    expect((await ledger.check()).problems).toEqual([]);
    await ledger.digests.setNote(monday, '');
    await ledger.consolidate();
    expect(await ledger.digests.rows([monday])).toEqual([]);
    expect((await ledger.check()).problems).toEqual([]);
  });

  test('needs a digest', () =>
    expectFailure(() => ledger.digests.setNote(digestId('dig_none'), 'x'), 'digest-not-found'));
});

describe('an exclusion', () => {
  beforeEach(() => consolidated(aSale('1'), aSale('2'), aReturn('3')));

  test('marks the day, moves the identity, and is written down with its reason', async () => {
    await ledger.digests.exclude(monday, order('1'), 'a test of the till');
    expect(await ledger.digests.dirtyDays(STREAM.id)).toEqual([{ location: 'KL', date: MONDAY }]);
    await ledger.consolidate();
    const { identity } = await rowOf();
    expect([identity.source.count, identity.excluded.count, identity.waiting.count]).toEqual([3, 1, 2]);
    const { rows } = await ledger.digests.holds({}, { cursor: null, limit: 10 });
    expect(rows).toMatchObject([
      { state: 'excluded', reason: { code: 'excluded-by-person', data: { reason: 'a test of the till' } } },
    ]);
    await ledger.digests.exclude(monday, order('1'), null);
    await ledger.consolidate();
    expect((await rowOf()).identity.excluded.count).toBe(0);
    expect((await audited()).filter(({ subject }) => subject === order('1'))).toEqual([
      { action: 'document-excluded', subject: order('1'), before: null, after: '"a test of the till"' },
      { action: 'document-included', subject: order('1'), before: '"a test of the till"', after: null },
    ]);
  });

  test('that is there already changes nothing', async () => {
    await ledger.digests.exclude(monday, order('1'), null);
    expect(await ledger.digests.dirtyDays(STREAM.id)).toEqual([]);
    expect(await audited()).not.toContainEqual(expect.objectContaining({ subject: order('1') }));
  });

  test('of what is posted is refused, also while it is on its way to the books', async () => {
    await ledger.deliveries.post(await ledger.postings());
    for (const reason of ['too late', null]) {
      const { failure } = await expectFailure(
        () => ledger.digests.exclude(monday, order('1'), reason),
        'document-already-posted',
      );
      expect(failure.data).toEqual({ number: 'R-1' });
    }
    await ledger.deliver();
    await expectFailure(
      () => ledger.digests.exclude(monday, order('1'), 'too late'),
      'document-already-posted',
    );
    expect(await ledger.digests.dirtyDays(STREAM.id)).toEqual([]);
  });

  test('is of an order of this very digest', async () => {
    await ledger.import([aSale('elsewhere', { tenders: [aTender()] })], TUESDAY);
    await ledger.consolidate();
    for (const document of [
      order('elsewhere'),
      order('none'),
      documentId('doc_'),
      documentId('rubbish'),
      documentIdOf({ stream: 'str_other' as typeof STREAM.id, kind: 'sale', sourceId: '1' }),
    ]) {
      await expectFailure(() => ledger.digests.exclude(monday, document, 'why not'), 'document-not-found');
    }
    await expectFailure(
      () => ledger.digests.exclude(digestId('dig_none'), order('1'), 'why not'),
      'digest-not-found',
    );
  });
});

describe('what is kept for lists and reviews', () => {
  beforeEach(async () => {
    await ledger.run([aSale('1')], MONDAY);
    await ledger.import([aSale('2')], TUESDAY);
    await ledger.consolidate();
  });

  test.each([
    ["standing = 'held'", 'stands at "held"'],
    ['search_text = upper(search_text)', 'is not found by its location and numbers'],
    ["search_text = search_text || 'x'", 'is not found by its location and numbers'],
    ['review_hash = zeroblob(32)', 'is compared with another content'],
  ])('is added up by check: %s', async (change, problem) => {
    expect((await ledger.check()).problems).toEqual([]);
    const before = (await ledger.check()).contentHash;
    await ledger.db.write((tx) => tx.prepare(`UPDATE digest SET ${change}`).run());
    const { problems, contentHash } = await ledger.check();
    expect(problems).toEqual([expect.stringContaining(problem), expect.stringContaining(problem)]);
    expect(contentHash).toBe(before);
  });

  test('is not judged where a day waits to be consolidated', async () => {
    await ledger.import([aSale('2', { number: 'another' })], TUESDAY);
    expect((await ledger.check()).problems).toEqual([]);
  });

  test("a person's decisions are part of what a ledger says", async () => {
    const hashes = [(await ledger.check()).contentHash];
    await ledger.digests.review([tuesday], true);
    hashes.push((await ledger.check()).contentHash);
    await ledger.digests.setNote(tuesday, 'Well.');
    hashes.push((await ledger.check()).contentHash);
    expect(new Set(hashes).size).toBe(3);
  });
});
