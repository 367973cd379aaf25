import fc from 'fast-check';
import { expect, test } from 'vitest';
import { halvesOf } from '../../../src-main/core/digest/counter.ts';
import { contextOf } from '../../../src-main/core/posting/context.ts';
import { partEntries } from '../../../src-main/core/posting/sections.ts';
import type { Entry, PosDocument } from '../../../src-shared/model/index.ts';
import { anyCounterDay } from '../../support/arbitrary-documents.ts';
import { MONDAY, MYR } from '../../support/builders.ts';
import { posted, POSTING } from '../../support/days.ts';
import { goods, till } from './worked-examples/till.ts';

/** What entries move, by narration, account and memo; what comes to nothing is left out. */
function movements(entries: readonly Entry[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { narration, lines } of entries) {
    for (const { account, memo, side, amount } of lines) {
      const key = [narration, account, memo].join(' | ');
      sums.set(key, (sums.get(key) ?? 0) + (side === 'debit' ? amount : -amount));
    }
  }
  return new Map([...sums].filter(([, sum]) => sum !== 0).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Each receipt by itself, added up. */
function inParts(documents: readonly PosDocument[]): ReadonlyMap<string, number> {
  return movements(
    documents.flatMap((document) => {
      const at = { location: document.location, date: MONDAY, revision: 1, currency: MYR };
      const context = contextOf(at, POSTING);
      return halvesOf(document).flatMap((half) => partEntries(half, context));
    }),
  );
}

const together = (documents: readonly PosDocument[]): ReadonlyMap<string, number> =>
  movements(posted(documents).flatMap(({ draft }) => draft.entries));

test('receipts by themselves come to what their day posts', () => {
  fc.assert(
    fc.property(anyCounterDay, (documents) => {
      expect(inParts(documents)).toEqual(together(documents));
    }),
  );
});

test('the halves of an exchange do too, with the clearing between them', () => {
  const exchange = till('exchange', { lines: [goods('-5.00'), goods('3.00')], paid: { Cash: '-2.00' } });
  const parts = inParts([exchange]);
  expect(parts).toEqual(together([exchange]));
  expect([...parts.keys()].filter((key) => key.endsWith('Exchange'))).toHaveLength(2);
});
