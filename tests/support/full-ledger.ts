import { documentIdOf } from '../../src-main/storage/documents.ts';
import { digestIdOf } from '../../src-main/storage/digests/id.ts';
import { openingDrafts } from '../../src-main/core/posting/opening.ts';
import { minor, quantity } from '../../src-shared/money/index.ts';
import { aLine, aReturn, aSale, aTender, goodsReceived, MONDAY, MYR, TUESDAY } from './builders.ts';
import { BOOKS, MAPPING, STREAM, TestLedger } from './test-ledger.ts';

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
  const rules = { account: STREAM.account, grouping: 'sku' as const, mapping: MAPPING };
  await ledger.deliveries.post([
    { books: BOOKS, stream: STREAM.id, digest: null, drafts: openingDrafts(openings, MYR, rules) },
  ]);
  await ledger.deliver();
}

/**
 * A ledger with something in every table: two days posted, one of them with a document that changed
 * before posting, stock that runs short and is made good, a held and an excluded order, a day open and
 * reviewed, with a note.
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
  return ledger;
}
