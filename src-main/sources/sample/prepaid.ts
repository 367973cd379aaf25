import type { PosDocument } from '../../../src-shared/model/index.ts';
import { type Minor, ZERO, minor, negate, subtract, sum } from '../../../src-shared/money/index.ts';
import { eventAt } from './documents.ts';
import { soldByNetwork } from './networks.ts';
import { returnsOn } from './returns.ts';
import { saleAt } from './sales.ts';
import { STORES } from './stores.ts';
import { type StoreDay, daysEarlier, diceOn, idOn, lookBack, perDay } from './story.ts';
import { GIFT_CARD, STORE_CREDIT, paid } from './tenders.ts';
import { servedMoment } from './tills.ts';

/** A card is spent in up to two goes, at whichever store its owner is near. */
export interface GiftCard {
  readonly document: PosDocument;
  readonly card: string;
  readonly topUp: { readonly afterDays: number; readonly amount: Minor } | null;
  /** What nobody will spend of the first face: it is asked for in cash, or stays. */
  readonly unspent: Minor;
  readonly uses: readonly { readonly store: string; readonly afterDays: number; readonly upTo: Minor }[];
}

const FACES: readonly Minor[] = [minor(25_00), minor(50_00), minor(100_00)];
/** No card is spent later. */
export const MAX_CARD_DAYS = 20;
const LAST_TOP_UP_DAY = 14;
const NETWORK_CARD_SPENT_AFTER_DAYS = 9;
const MAX_CREDIT_DAYS = 7;
const CREDIT_SPENT_IN_TEN_THOUSAND = 7500;

/** The cards sold on this day, with what becomes of them. */
export const giftCardsSold = perDay((day): readonly GiftCard[] => {
  const dice = diceOn(day, 'gift cards');
  const count = dice.chance(5500) ? dice.between(1, 2) : 0;
  return Array.from({ length: count }, (_, i) => giftCard(day, i + 1));
});

function giftCard(day: StoreDay, n: number): GiftCard {
  const dice = diceOn(day, `gift card ${n}`);
  const face = dice.pick(FACES);
  const sourceId = idOn(day, 'G', n);
  const card = `GC-${sourceId}`;
  const document = eventAt(day, servedMoment(day, dice), {
    kind: 'gift-card-sold',
    sourceId,
    total: face,
    ...paid(dice, face),
    details: { caseId: card },
  });
  const firstGo = minor((face / 5) * dice.between(2, 5));
  const goes = [
    { afterDays: dice.between(1, 10), upTo: firstGo },
    { afterDays: dice.between(11, MAX_CARD_DAYS), upTo: minor(face - firstGo) },
  ];
  const uses = goes.filter(({ upTo }) => upTo > 0 && dice.chance(8500));
  const topUp = dice.chance(2000)
    ? { afterDays: dice.between(5, LAST_TOP_UP_DAY), amount: dice.pick(FACES) }
    : null;
  const afterTopUp =
    topUp === null ? [] : [{ afterDays: topUp.afterDays + dice.between(1, 6), upTo: topUp.amount }];
  return {
    document,
    card,
    topUp,
    unspent: subtract(face, sum(uses.map(({ upTo }) => upTo))),
    uses: [...uses, ...afterTopUp].map((use) => ({ ...use, store: dice.pick(STORES).id })),
  };
}

/** The cards sold on this day: money for a promise, not yet for goods. */
export function giftCardDocuments(day: StoreDay): readonly PosDocument[] {
  return giftCardsSold(day).map(({ document }) => document);
}

/** Sales of this day that a gift card pays, of whichever store it is. */
export const giftCardSales = perDay((day): readonly PosDocument[] => {
  const uses = STORES.flatMap((seller) =>
    lookBack({ ...day, store: seller }, 1, MAX_CARD_DAYS, (earlier, n) =>
      giftCardsSold(earlier).flatMap(({ card, uses }) =>
        uses
          .filter((use) => use.store === day.store.id && use.afterDays === n)
          .map((use) => ({ card, upTo: use.upTo })),
      ),
    ),
  );
  const ofNetwork = soldByNetwork(daysEarlier(day, NETWORK_CARD_SPENT_AFTER_DAYS));
  const all = ofNetwork === null ? uses : [...uses, { card: ofNetwork.card, upTo: ofNetwork.face }];
  return all.map(({ card, upTo }, i) => {
    const dice = diceOn(day, `gift card sale ${i}`);
    return saleAt(day, dice, servedMoment(day, dice), {
      sourceId: idOn(day, 'V', i + 1),
      credit: { method: GIFT_CARD, amount: upTo, tip: ZERO, reference: card },
    });
  });
});

/** Sales of this day on which somebody spends the credit of a return. */
export const storeCreditSales = perDay((day): readonly PosDocument[] => {
  const credits = lookBack(day, 1, MAX_CREDIT_DAYS, (earlier, n) =>
    returnsOn(earlier).flatMap(({ sourceId, tenders }) => {
      const dice = diceOn(earlier, `credit of ${sourceId}`);
      const spent = dice.between(1, MAX_CREDIT_DAYS) === n && dice.chance(CREDIT_SPENT_IN_TEN_THOUSAND);
      return spent ? tenders.filter(({ method }) => method === STORE_CREDIT) : [];
    }),
  );
  return credits.map((leg, i) => {
    const dice = diceOn(day, `store credit sale ${i}`);
    return saleAt(day, dice, servedMoment(day, dice), {
      sourceId: idOn(day, 'W', i + 1),
      credit: { ...leg, amount: negate(leg.amount) },
    });
  });
});
