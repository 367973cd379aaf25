import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSeenStore } from '../../src-main/storage/seen.ts';
import { streamId } from '../../src-shared/model/index.ts';
import { quantity } from '../../src-shared/money/index.ts';
import { addDays } from '../../src-shared/time/index.ts';
import { aLine, aSale, aTender, MONDAY, TUESDAY } from '../support/builders.ts';
import { STREAM, TestLedger } from '../support/test-ledger.ts';
import { plansOf } from './plans.ts';

let ledger: TestLedger;
beforeEach(async () => {
  ledger = await TestLedger.open();
});
afterEach(() => ledger.close());

async function names(days = 31): Promise<readonly string[]> {
  const seen = await createSeenStore(ledger.db).seen(STREAM.id, days);
  return seen.map(
    ({ kind, cancels, by, name, count }) => `${cancels ? 'cancelled ' : ''}${kind} ${by} ${name} ${count}`,
  );
}

const tea = aLine({ productGroup: 'Tea' });

test('names what documents name, by kind, with how often', async () => {
  await ledger.import([
    aSale('1', { lines: [tea, tea, aLine({ taxCode: 'ZR' })] }),
    aSale('2', { tenders: [aTender({ method: 'Card' }), aTender()] }),
    { ...aSale('3', { reason: 'Ice', lines: [] }), kind: 'pay-out' },
    {
      ...aSale('4', { reason: 'Typo', lines: [], reference: { kind: 'pay-out', sourceId: '3' } }),
      kind: 'cancellation',
    },
    { ...aSale('5', { reason: 'Damaged', lines: [aLine({ quantity: quantity(-1000) })] }), kind: 'return' },
  ]);
  await ledger.consolidate();
  expect(await names()).toEqual([
    'pay-out location KL 1',
    'pay-out payment-method Cash 1',
    'pay-out reason Ice 1',
    'cancelled pay-out location KL 1',
    'cancelled pay-out payment-method Cash 1',
    'cancelled pay-out reason Typo 1',
    'return location KL 1',
    'return payment-method Cash 1',
    'return reason Damaged 1',
    'return tax-code SR6 1',
    'sale location KL 2',
    'sale payment-method Card 1',
    'sale payment-method Cash 2',
    'sale product-group Tea 2',
    'sale tax-code SR6 3',
    'sale tax-code ZR 1',
  ]);
});

test('looks at the last days that there are documents of, and not at an import that still runs', async () => {
  expect(await names()).toEqual([]);
  await ledger.import([aSale('1', { lines: [tea] })], addDays(MONDAY, -40));
  await ledger.import([aSale('2')], MONDAY);
  await ledger.consolidate();
  await ledger.import([aSale('3', { lines: [aLine({ productGroup: 'Cup' })] })], TUESDAY, false);
  expect((await names()).filter((name) => name.includes('product-group'))).toEqual([]);
  expect((await names(41)).filter((name) => name.includes('product-group'))).toEqual([
    'sale product-group Tea 1',
  ]);
});

test('an unknown stream is said', async () => {
  const seen = createSeenStore(ledger.db).seen(streamId('str_none'), 31);
  await expect(seen).rejects.toThrow('stream-not-found');
});

test('finds its documents by their days, and never walks all of them', async () => {
  await ledger.import([aSale('1')]);
  await ledger.consolidate();
  const steps = await plansOf(ledger.db, (db) => createSeenStore(db).seen(STREAM.id, 31));
  expect(steps.join('\n')).toContain(
    'SEARCH document USING INDEX pos_document_by_day (stream_id=? AND location=? AND business_date>?)',
  );
  expect(steps.filter((step) => /^SCAN (document|import|pos_line|pos_tender)\b/u.test(step))).toEqual([]);
});
