import type { PosDocument } from '../../../src-shared/model/index.ts';
import { negate } from '../../../src-shared/money/index.ts';
import { about, eventAt } from './documents.ts';
import { type GiftCard, MAX_CARD_DAYS, giftCardsSold } from './prepaid.ts';
import { type StoreDay, diceOn, lookBack } from './story.ts';
import { paid, paidBy } from './tenders.ts';
import { servedMoment } from './tills.ts';

/** Small change of a card is asked for in cash when its owner knows that no more will be bought. */
const CASHED_IN_TEN_THOUSAND = 6000;
const CASHED_AFTER_DAYS = MAX_CARD_DAYS + 1;

/** Gift cards of earlier days that get more put on them on this day, or are paid out. */
export function giftCardChanges(day: StoreDay): readonly PosDocument[] {
  return lookBack(day, 1, CASHED_AFTER_DAYS, (earlier, n) =>
    giftCardsSold(earlier).flatMap((card) => {
      if (card.topUp?.afterDays === n) return [toppedUp(day, card, card.topUp.amount)];
      return n === CASHED_AFTER_DAYS && isCashed(earlier, card) ? [cashedOut(day, card)] : [];
    }),
  );
}

function isCashed(earlier: StoreDay, { card, unspent }: GiftCard): boolean {
  return unspent > 0 && diceOn(earlier, `change of ${card}`).chance(CASHED_IN_TEN_THOUSAND);
}

function toppedUp(day: StoreDay, { document, card }: GiftCard, amount: PosDocument['total']): PosDocument {
  const dice = diceOn(day, `top-up of ${card}`);
  return eventAt(day, servedMoment(day, dice), {
    kind: 'gift-card-topped-up',
    sourceId: `${document.sourceId}-1`,
    reference: about(document),
    total: amount,
    ...paid(dice, amount),
    details: { caseId: card },
  });
}

function cashedOut(day: StoreDay, { document, card, unspent }: GiftCard): PosDocument {
  const dice = diceOn(day, `cash-out of ${card}`);
  return eventAt(day, servedMoment(day, dice), {
    kind: 'gift-card-redeemed',
    sourceId: `${document.sourceId}-2`,
    reference: about(document),
    total: negate(unspent),
    ...paidBy(dice, 'Cash', negate(unspent)),
    details: { caseId: card },
  });
}
