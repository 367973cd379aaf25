import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AdjustmentWrite, PostedChange } from '../../src-main/core/ports/index.ts';
import { digestIdOf } from '../../src-main/storage/digests/id.ts';
import { aSale, MONDAY } from '../support/builders.ts';
import { BOOKS, STREAM, TestLedger } from '../support/test-ledger.ts';
import { minor } from '../../src-shared/money/index.ts';
import { expectFailure } from './scratch.ts';

const DIGEST = digestIdOf(STREAM.id, 'KL', MONDAY);
const ALL = { cursor: null, limit: 10 };

let ledger: TestLedger;
beforeEach(async () => {
  ledger = await TestLedger.open();
  await ledger.run([aSale('1'), aSale('2')]);
  await ledger.import([aSale('1', { register: 'T2' })]);
  await ledger.consolidate();
});
afterEach(() => ledger.close());

async function change(): Promise<PostedChange> {
  const { rows } = await ledger.changes.list(DIGEST, ALL);
  const [only] = rows;
  if (only === undefined || rows.length !== 1) throw new Error('Not one change');
  return only;
}

function writeOf({ id, posted, now }: PostedChange, parts: Partial<AdjustmentWrite> = {}): AdjustmentWrite {
  const versions = { document: id, from: posted.hash, to: now.hash };
  const decided = { ...versions, amount: minor(10_600), leaves: false, goodsBack: null };
  const at = { books: BOOKS, stream: STREAM.id, digest: DIGEST, revision: 2 };
  return { ...at, content: null, drafts: [], changes: [decided], reason: 'a test', ...parts };
}

describe('what was decided about', () => {
  test('has not changed once more meanwhile, or nothing is done', async () => {
    const seen = await change();
    await ledger.import([aSale('1', { register: 'T3' })]);
    await ledger.consolidate();
    const { id, posted, now } = seen;
    const decided = { document: id, from: posted.hash, to: now.hash };
    await expectFailure(() => ledger.changes.leave(DIGEST, [decided], 'a test'), 'digest-not-ready');
    await expectFailure(() => ledger.changes.adjust(writeOf(seen)), 'digest-not-ready');
    expect((await change()).now.document.register).toBe('T3');
  });

  test('is not adjusted from another version than was posted, nor twice', async () => {
    const seen = await change();
    await ledger.changes.adjust(writeOf(seen));
    await expectFailure(() => ledger.changes.adjust(writeOf(seen)), 'digest-not-ready');
    await ledger.consolidate();
    expect((await ledger.changes.list(DIGEST, ALL)).rows).toEqual([]);
    expect((await ledger.check()).problems).toEqual([]);
  });

  test('makes the revision after the posted ones, and none in between', async () => {
    const seen = await change();
    const { content } = (await ledger.digests.revisions(DIGEST))[0] ?? { content: null };
    const skipping = writeOf(seen, { content, revision: 3 });
    await expectFailure(() => ledger.changes.adjust(skipping), 'digest-not-ready');
    expect(await ledger.changes.postedRevisions(DIGEST)).toBe(1);
  });
});

test('while an import is running its documents read as before', async () => {
  await ledger.import([aSale('2', { register: 'T9' })], MONDAY, false);
  expect((await change()).posted.document.sourceId).toBe('1');
});

test('a digest that is not there has no changes', async () => {
  const unknown = digestIdOf(STREAM.id, 'PJ', MONDAY);
  await expectFailure(() => ledger.changes.list(unknown, ALL), 'digest-not-found');
});
