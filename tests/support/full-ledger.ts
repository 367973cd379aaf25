import { adjustmentOf } from '../../src-main/core/changed/adjustment.ts';
import { documentIdOf } from '../../src-main/storage/documents.ts';
import { digestIdOf } from '../../src-main/storage/digests/id.ts';
import { openingDrafts } from '../../src-main/core/posting/opening.ts';
import { minor, quantity } from '../../src-shared/money/index.ts';
import {
  accountPayment,
  accountSale,
  aLayby,
  aLine,
  aReturn,
  aSale,
  aTender,
  aTransfer,
  goodsReceived,
  MONDAY,
  MYR,
  TUESDAY,
  WEDNESDAY,
} from './builders.ts';
import { BOOKS, POSTING, STREAM, TestLedger } from './test-ledger.ts';

/** Posts and delivers what was on hand at connecting: four of COFFEE-1 at 3.00 each. */
export async function takeOpening(ledger: TestLedger): Promise<void> {
  const stock = {
    sku: 'COFFEE-1',
    name: 'Coffee',
    location: 'KL',
    quantity: quantity(4_000),
    value: minor(1_200),
  };
  const openings = { date: MONDAY, stock: [stock] };
  await ledger.deliveries.post([
    { books: BOOKS, stream: STREAM.id, digest: null, drafts: openingDrafts(openings, MYR, POSTING) },
  ]);
  await ledger.deliver();
}

/**
 * A ledger with something in every table: days posted, one of them with a document that changed before
 * posting, stock that runs short and is made good, a held and an excluded order, a day open and reviewed,
 * with a note; a customer who owes and pays, a layby, goods on their way, a posting that was undone; a posted
 * day that changed, of which one document was adjusted and one left as it is.
 */
export async function fullLedger(): Promise<TestLedger> {
  const ledger = await TestLedger.open();
  await takeOpening(ledger);
  const coffee = aLine({ sku: 'COFFEE-1', name: 'Coffee', quantity: quantity(6_000), discount: minor(50) });
  const tea = aLine({ cost: minor(123) });
  await ledger.import([aSale('1', { number: 'before the change' })]);
  await ledger.run([
    aSale('1', { lines: [tea, coffee] }),
    aSale('2', { rounding: minor(2) }),
    aSale('3', { tenders: [aTender({ amount: minor(10_900), tip: minor(300) })] }),
    aReturn('4'),
    goodsReceived('5'),
    aSale('broken', { tenders: [aTender({ amount: minor(1) })] }),
    aSale('shift', { kind: 'shift-close', lines: [], tenders: [] }),
  ]);
  const more = aLine({ sku: 'COFFEE-1', name: 'Coffee', quantity: quantity(10_000), cost: minor(3_500) });
  await ledger.run([goodsReceived('6', { lines: [more] }), aSale('7')], TUESDAY);
  await ledger.import([aSale('8')], TUESDAY);
  await ledger.consolidate();
  const tuesday = digestIdOf(STREAM.id, 'KL', TUESDAY);
  const leftOut = documentIdOf({ stream: STREAM.id, kind: 'sale', sourceId: '9' });
  await ledger.import([aSale('9')], TUESDAY);
  await ledger.consolidate();
  await ledger.digests.exclude(tuesday, leftOut, 'a test of the till');
  await ledger.consolidate();
  await ledger.digests.review([tuesday], true);
  await ledger.digests.setNote(tuesday, 'Looks right.');
  await dealWithSiti(ledger);
  await undoOne(ledger);
  await changeTwo(ledger);
  return ledger;
}

/** What does not happen at the counter alone. */
async function dealWithSiti(ledger: TestLedger): Promise<void> {
  const documents = [
    accountSale('owed'),
    accountPayment('paid'),
    aLayby('aside', { lines: [aLine({ sku: 'COFFEE-1' }), aLine()] }),
    aTransfer('transfer-out', 't1', 3),
    aTransfer('transfer-in', 't1', 1),
    aSale('closing', { kind: 'shift-close', lines: [], tenders: [], details: { counts: [SHORT] } }),
  ];
  await ledger.run(documents, WEDNESDAY);
  const page = { cursor: null, limit: 10 };
  const { rows } = await ledger.embedded.subledger(BOOKS, { ledger: 'receivable' }, page);
  const [debit, credit] = [rows.find(({ amount }) => amount > 0), rows.find(({ amount }) => amount < 0)];
  if (debit === undefined || credit === undefined) throw new Error('Siti neither owes nor pays');
  const most = { credit: credit.id, debit: debit.id, amount: minor(debit.amount - 1) };
  await ledger.embedded.allocate(BOOKS, [most]);
}

const SHORT = { method: 'Cash', expected: minor(1_000), counted: minor(900) };

/** A day that a person has taken out of the books again. */
async function undoOne(ledger: TestLedger): Promise<void> {
  await ledger.run([aSale('undone', { location: 'PJ' })], MONDAY);
  const undone = digestIdOf(STREAM.id, 'PJ', MONDAY);
  const [job] = await ledger.deliveries.ofDigest(undone);
  if (job === undefined) throw new Error('Nothing was posted that could be undone');
  const keys = (await ledger.deliveries.sharing(BOOKS, [job.key])).map(({ key }) => key);
  for (const key of keys) {
    await ledger.books.act?.({ kind: 'reverse', key, reason: 'a test', date: null });
  }
  await ledger.deliveries.undoPosting(BOOKS, keys, 'a test');
  await ledger.consolidate();
}

/** A posted day of which two documents read differently later. */
async function changeTwo(ledger: TestLedger): Promise<void> {
  const first = [aSale('dearer', { location: 'PJ' }), aSale('same', { location: 'PJ' })];
  await ledger.run(first, TUESDAY);
  await ledger.import(
    [
      aSale('dearer', { location: 'PJ', lines: [aLine({ net: minor(11_000), tax: minor(660) })] }),
      aSale('same', { location: 'PJ', register: 'T2' }),
    ],
    TUESDAY,
  );
  await ledger.consolidate();
  const digest = digestIdOf(STREAM.id, 'PJ', TUESDAY);
  const { rows } = await ledger.changes.list(digest, { cursor: null, limit: 10 });
  const decided = rows.map(({ id, posted, now }) => ({ document: id, from: posted.hash, to: now.hash }));
  const [dearer, same] = [decided[0], decided[1]];
  if (dearer === undefined || same === undefined) throw new Error('Nothing has changed');
  await ledger.changes.leave(digest, [same], 'the till alone is another');
  const { content, drafts } = adjustmentOf(
    { digest, location: 'PJ', date: TUESDAY, revision: 2, given: [] },
    rows.slice(0, 1).map(({ id, posted, now }) => ({
      id,
      before: posted.document,
      after: now.document,
      postedBy: POSTING,
      delivery: posted.delivery,
    })),
    { currency: MYR, posting: POSTING },
  );
  await ledger.changes.adjust({
    books: BOOKS,
    stream: STREAM.id,
    digest,
    revision: 2,
    content,
    drafts,
    changes: [{ ...dearer, amount: minor(11_660), leaves: false, goodsBack: null }],
    reason: 'the till was put right',
  });
  await ledger.consolidate();
  await ledger.deliver();
}
