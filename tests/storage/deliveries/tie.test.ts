import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { minor, ZERO } from '../../../src-shared/money/index.ts';
import type { DocumentId } from '../../../src-shared/model/index.ts';
import type { PostingWrite } from '../../../src-main/core/ports/index.ts';
import { digestIdOf } from '../../../src-main/storage/digests/id.ts';
import { documentIdOf } from '../../../src-main/storage/document-id.ts';
import { accountSale, aLayby, aReturn, aSale, MONDAY } from '../../support/builders.ts';
import { BOOKS, STREAM, TestLedger } from '../../support/test-ledger.ts';
import { journalOf, receiptOf } from '../../support/accounting-documents.ts';

let ledger: TestLedger;
beforeEach(async () => {
  ledger = await TestLedger.open();
});
afterEach(() => ledger.close());

type DraftWrite = PostingWrite['drafts'][number];

const idOf = (kind: string, sourceId: string): DocumentId =>
  documentIdOf({ stream: STREAM.id, kind, sourceId });

/** A journal of nothing in particular that says what it is made of. */
function draft(key: string, covers: DraftWrite['covers']): DraftWrite {
  const { number: _number, ...journal } = journalOf(key);
  return { draft: journal, numberScope: `${key}-{SEQ}`, covers };
}

/** The only posting that there is, with these drafts in the place of its own. */
async function posting(drafts: readonly DraftWrite[]): Promise<PostingWrite> {
  const [only] = await ledger.postings();
  return { ...only!, drafts };
}

/** Which documents each delivery is made of, and which it posts. */
async function parts(): Promise<Record<string, { made: string[]; posts: string[] }>> {
  const rows = await ledger.db.read
    .selectFrom('delivery')
    .innerJoin('delivery_member as part', 'part.delivery_id', 'delivery.id')
    .innerJoin('pos_document as document', 'document.id', 'part.document_id')
    .innerJoin('digest_member as member', 'member.document_id', 'document.id')
    .select(['delivery.key', 'document.source_id as source', 'delivery.id', 'member.delivery_id as posts'])
    .orderBy('document.source_id')
    .execute();
  const all: Record<string, { made: string[]; posts: string[] }> = {};
  for (const { key, source, id, posts } of rows) {
    const one = (all[key] ??= { made: [], posts: [] });
    one.made.push(source);
    if (id === posts) one.posts.push(source);
  }
  return all;
}

async function consolidated(...documents: Parameters<TestLedger['import']>[0]): Promise<void> {
  await ledger.import(documents);
  await ledger.consolidate();
}

describe('a delivery is made of', () => {
  test('the members of its section, documents of their own, and what another one posts', async () => {
    await consolidated(aSale('1'), aSale('2'), aReturn('3'), accountSale('4'));
    const write = await posting([
      // What is also made of the sales comes first: it must not matter.
      draft('also', { also: 'sales' }),
      draft('sales', { section: 'sales', amount: minor(21_200) }),
      draft('returns', { section: 'returns', amount: minor(-10_600) }),
      draft('single', { document: idOf('account-sale', '4') }),
      draft('beside', { also: [idOf('account-sale', '4'), idOf('return', '3')] }),
    ]);
    expect(await ledger.deliveries.post([write])).toBe(5);
    expect(await parts()).toEqual({
      also: { made: ['1', '2'], posts: [] },
      sales: { made: ['1', '2'], posts: ['1', '2'] },
      returns: { made: ['3'], posts: ['3'] },
      single: { made: ['4'], posts: ['4'] },
      beside: { made: ['3', '4'], posts: [] },
    });
  });

  test('a whole day, when it is one journal', async () => {
    await consolidated(aSale('1'), aReturn('2'), accountSale('3'));
    const all = {
      sections: ['sales', 'returns'] as const,
      amount: ZERO,
      documents: [idOf('account-sale', '3')],
    };
    await ledger.deliveries.post([await posting([draft('day', all)])]);
    expect(await parts()).toEqual({ day: { made: ['1', '2', '3'], posts: ['1', '2', '3'] } });
  });

  test('both halves of an exchange, in both sections', async () => {
    const lines = [...aSale('').lines, ...aReturn('').lines];
    await consolidated(aSale('1'), aSale('2', { kind: 'exchange', lines, tenders: [] }), aReturn('3'));
    await ledger.deliveries.post(await ledger.postings());
    const made = Object.entries(await parts()).map(([key, { made, posts }]) => [
      key.split('/')[3],
      made,
      posts,
    ]);
    expect(made).toEqual(
      expect.arrayContaining([
        ['invoice', ['1', '2'], ['1', '2']],
        ['credit-note', ['2', '3'], ['3']],
      ]),
    );
    await ledger.deliver();
    expect((await ledger.check()).problems).toEqual([]);
  });

  test('the cancellation of an exchange is a return, and no part of the sales', async () => {
    const reference = { kind: 'exchange', sourceId: 'before' } as const;
    await consolidated(aSale('1'), aReturn('2', { kind: 'cancellation', reference }));
    await ledger.deliveries.post(await ledger.postings());
    const made = Object.entries(await parts()).map(([key, part]) => [key.split('/')[3], part.made]);
    expect(made).toEqual([
      ['invoice', ['1']],
      ['credit-note', ['2']],
    ]);
  });
});

describe('a draft is refused that is made of', () => {
  test.each<[string, DraftWrite['covers']]>([
    ['another sum than its section has', { section: 'sales', amount: minor(10_601) }],
    ['a document that is not in the digest', { document: idOf('return', 'elsewhere') }],
    ['a document twice', { documents: [idOf('account-sale', '2'), idOf('account-sale', '2')] }],
    ['what nobody posts', { also: [idOf('account-sale', '2')] }],
  ])('%s', async (_what, covers) => {
    await ledger.import([aReturn('elsewhere', { location: 'PJ' }), aSale('1'), accountSale('2')]);
    await ledger.consolidate();
    const kl = (await ledger.postings()).find(
      ({ digest }) => digest?.id === digestIdOf(STREAM.id, 'KL', MONDAY),
    );
    const post = ledger.deliveries.post([{ ...kl!, drafts: [draft('x', covers)] }]);
    await expect(post).rejects.toThrow('digest-not-ready');
    expect((await ledger.deliveries.counts(null)).waiting).toBe(0);
  });

  test('a content that has been rebuilt since, also where the sums are the same', async () => {
    await consolidated(accountSale('1'));
    const stale = await ledger.postings();
    await ledger.import([accountSale('1', { number: 'R-other' })]);
    await ledger.consolidate();
    await expect(ledger.deliveries.post(stale)).rejects.toThrow('digest-not-ready');
    expect(await ledger.deliveries.post(await ledger.postings())).toBeGreaterThan(0);
  });
});

describe('a document whose delivery is an order', () => {
  async function identity() {
    const [row] = await ledger.digests.rows([digestIdOf(STREAM.id, 'KL', MONDAY)]);
    return row?.identity;
  }

  test('is on order while that is open, and posted once it is closed; the ledger agrees', async () => {
    await ledger.run([aLayby('1'), aSale('2')]);
    expect(await identity()).toMatchObject({ onOrder: { count: 1 }, posted: { count: 1 } });
    expect((await ledger.check()).problems).toEqual([]);
    const [job] = (await ledger.deliveries.ofDigest(digestIdOf(STREAM.id, 'KL', MONDAY))).filter(
      ({ document }) => document.type === 'sales-order',
    );
    const change = { orderLines: [], action: 'order-closed', detail: '' };
    await ledger.embedded.record(BOOKS, {
      ...NOTHING,
      changes: [{ ...change, key: job!.key, state: 'closed' }],
    });
    expect(await identity()).toMatchObject({ onOrder: { count: 0 }, posted: { count: 2 } });
    expect((await ledger.check()).problems).toEqual([]);
  });

  test('is posted when the books have closed it before their answer was heard', async () => {
    await consolidated(aLayby('1'));
    await ledger.deliveries.post(await ledger.postings());
    const jobs = await ledger.deliveries.next(BOOKS, 'waiting', 10);
    await ledger.deliveries.markSending(jobs.map(({ key }) => key));
    await ledger.books.create(jobs);
    const closed = { state: 'closed', orderLines: [], action: 'order-closed', detail: '' } as const;
    await ledger.embedded.record(BOOKS, {
      ...NOTHING,
      changes: jobs.map(({ key }) => ({ ...closed, key })),
    });
    await ledger.deliveries.settle(jobs.map(({ key }) => ({ key, state: 'succeeded' })));
    expect(await identity()).toMatchObject({ onOrder: { count: 0 }, posted: { count: 1 } });
  });
});

const NOTHING = { records: [], late: [], changes: [], states: [], transit: [] };

test('receipts come after the invoices of their date, and orders before them', async () => {
  await consolidated(aSale('1'));
  const { number: _number, ...receipt } = receiptOf('receipt', { entries: [], subledger: [] });
  const money = { draft: receipt, numberScope: 'R-{SEQ}', covers: null };
  const [only] = await ledger.postings();
  await ledger.deliveries.post([{ ...only!, drafts: [money, ...only!.drafts] }]);
  await consolidated(aLayby('2'));
  await ledger.deliveries.post(await ledger.postings());
  const queue = await ledger.deliveries.next(BOOKS, 'waiting', 10);
  const types = queue.map(({ document }) => document.type).filter((type) => type !== 'contact');
  expect(types).toEqual(['sales-order', 'invoice', 'receipt']);
});
