import type { PosDocument } from '../../../src-shared/model/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';
import { accountPayments, accountSales, chargeReturns, doublePayments } from './accounts.ts';
import { stockAdjustments } from './adjustments.ts';
import { brokenOrders } from './broken.ts';
import { giftCardChanges } from './cards.ts';
import { cashDrops, chequesCashed, floatChanges, pettyCash } from './cash.ts';
import { customerDocuments } from './customers.ts';
import { depositDocuments } from './deposits.ts';
import { directShipDocuments } from './direct-ship.ts';
import { cardFees } from './fees.ts';
import { installedDocuments } from './installed.ts';
import { laybyDocuments } from './laybys.ts';
import { networkCards } from './networks.ts';
import { giftCardDocuments, giftCardSales, storeCreditSales } from './prepaid.ts';
import { returnsOn } from './returns.ts';
import { MAX_LATE_DAYS, counterSales } from './sales.ts';
import { shiftDocuments } from './shifts.ts';
import { goodsReceived, stockCounts } from './stock.ts';
import { STORES } from './stores.ts';
import { type Story, type StoreDay, lookBack } from './story.ts';
import { transfersIn, transfersOut } from './transfers.ts';
import { cancellations, exchanges } from './undoing.ts';

/**
 * What the POS hands over for a business day: everything that happened in the stores that day, but
 * for the sales of tills without a connection, which come some days later.
 * @param since nothing that happened before this day is told
 */
export function documentsDelivered(
  story: Story,
  date: BusinessDate,
  since: BusinessDate | null = null,
): readonly PosDocument[] {
  return STORES.flatMap((store) => {
    const day: StoreDay = { story, store, date };
    const documents = [...lateFrom(day, since), ...happenedOnTime(day)];
    return documents.toSorted((a, b) => a.occurredAt - b.occurredAt);
  });
}

function happenedOnTime(day: StoreDay): readonly PosDocument[] {
  const delayed = new Set(
    counterSales(day).flatMap(({ document, fate }) => (fate.kind === 'late' ? [document] : [])),
  );
  return happened(day).filter((document) => !delayed.has(document));
}

/** Sales of earlier days that reach the POS only now. */
function lateFrom(day: StoreDay, since: BusinessDate | null): readonly PosDocument[] {
  return lookBack(day, 1, MAX_LATE_DAYS, (earlier, n) =>
    (since !== null && earlier.date < since ? [] : counterSales(earlier)).flatMap(({ document, fate }) =>
      fate.kind === 'late' && fate.afterDays === n ? [document] : [],
    ),
  );
}

/** All events of a store's day, late ones too: the drawer was counted with their cash in it. */
function happened(day: StoreDay): readonly PosDocument[] {
  const trading = [
    ...counterSales(day).map(({ document }) => document),
    ...brokenOrders(day),
    ...giftCardSales(day),
    ...storeCreditSales(day),
    ...giftCardDocuments(day),
    ...giftCardChanges(day),
    ...networkCards(day),
    ...returnsOn(day),
    ...cancellations(day),
    ...exchanges(day),
    ...laybyDocuments(day),
    ...accountSales(day),
    ...chargeReturns(day),
    ...accountPayments(day),
    ...doublePayments(day),
    ...directShipDocuments(day),
    ...installedDocuments(day),
    ...depositDocuments(day),
    ...pettyCash(day),
    ...floatChanges(day),
    ...chequesCashed(day),
  ];
  const withDrops = [...trading, ...cashDrops(day, trading)];
  return [
    ...customerDocuments(day),
    ...goodsReceived(day),
    ...transfersOut(day),
    ...transfersIn(day),
    ...stockAdjustments(day),
    ...stockCounts(day),
    ...cardFees(day),
    ...withDrops,
    ...shiftDocuments(day, withDrops),
  ];
}
