import { type Minor, minor, negate, ZERO } from '../../../src-shared/money/index.ts';
import type {
  DigestSingle,
  PosDocument,
  SignedLine,
  SubledgerLine,
} from '../../../src-shared/model/index.ts';
import { roundingOverCap, settledBy, tendersImbalance } from '../digest/balance.ts';
import { cardOf, networkOf, refuse, type Recipe } from './cases.ts';
import type { DraftWrite, PostingContext } from './context.ts';
import { subledgerLine } from './payments.ts';
import { journalOf, type MoneyParts, tendered } from './receipts.ts';

const NOT_TENDERED = { payments: [], tips: ZERO, rounding: ZERO } as const;

/**
 * A card sold or topped up: our own at our till, our own by a network's shops (no money yet), or a
 * network's at our till, which is never our liability.
 */
export const giftCardSold: Recipe = (single, context) => {
  const { details, tenders } = single.pos;
  if (details.cardIssuer === 'network') return networkCardSold(single, context);
  const byNetwork = details.network !== undefined && tenders.length === 0;
  return byNetwork ? ownCardSoldByNetwork(single, context) : ownCardSold(single, context);
};

/** Dr tender, Dr promotion for what the face is more than was paid, Cr liability at face. */
function ownCardSold(single: DigestSingle, context: PostingContext): readonly DraftWrite[] {
  const { pos } = single;
  const { accounts } = context;
  refuse(roundingOverCap(pos));
  const promotion = minor(pos.total - settledBy(pos));
  // More money than face is a mistake of the till; taken back, the signs are turned.
  if (promotion !== 0 && Math.sign(promotion) !== Math.sign(pos.total)) refuse(tendersImbalance(pos));
  const liability = accounts.row('misc-payments.gift-cards-sold');
  const contra: SignedLine[] = [{ account: liability, amount: negate(pos.total), memo: 'Gift card at face' }];
  if (promotion !== 0) {
    const account = accounts.row('misc-payments.gift-card-promotion');
    contra.push({ account, amount: promotion, memo: 'Given on top' });
  }
  const parts: MoneyParts = {
    ...tendered(pos, 'misc-payments.tender', context),
    title: 'Gift card',
    contra,
    subledger: subledgerLine('gift-card', liability, cardOf(pos), 'added', negate(pos.total)),
  };
  return journalOf(single, parts, context);
}

/** Dr what the network owes us, Cr liability at face. */
function ownCardSoldByNetwork(single: DigestSingle, context: PostingContext): readonly DraftWrite[] {
  const { pos } = single;
  const { accounts } = context;
  const owed = accounts.row('gift-cards.network-receivable');
  const liability = accounts.row('gift-cards.liability');
  const network = networkOf(pos);
  return journalOf(
    single,
    {
      ...NOT_TENDERED,
      title: `Gift card sold by ${network}`,
      contra: [
        { account: owed, amount: pos.total, memo: `Owed by ${network}` },
        { account: liability, amount: negate(pos.total), memo: 'Gift card at face' },
      ],
      subledger: [
        ...subledgerLine('network', owed, network, 'added', pos.total),
        ...subledgerLine('gift-card', liability, cardOf(pos), 'added', negate(pos.total)),
      ],
    },
    context,
  );
}

/** Dr tender, Cr payable to the network, Cr our commission. */
function networkCardSold(single: DigestSingle, context: PostingContext): readonly DraftWrite[] {
  const { pos } = single;
  const { accounts } = context;
  refuse(tendersImbalance(pos) ?? roundingOverCap(pos));
  const commission = commissionOf(pos);
  const owed = minor(pos.total - commission);
  const payable = accounts.row('gift-cards.network-payable');
  const network = networkOf(pos);
  const contra: SignedLine[] = [{ account: payable, amount: negate(owed), memo: `Owed to ${network}` }];
  if (commission !== 0) {
    const account = accounts.row('gift-cards.commission');
    contra.push({ account, amount: negate(commission), memo: 'Commission' });
  }
  const parts: MoneyParts = {
    ...tendered(pos, 'gift-cards.tender', context),
    title: `Card of ${network}`,
    contra,
    subledger: subledgerLine('network', payable, network, 'added', negate(owed)),
  };
  return journalOf(single, parts, context);
}

/** Tills state it without a sign; it follows the face when a card is taken back. */
function commissionOf({ details, total }: PosDocument): Minor {
  const commission = details.commission ?? ZERO;
  return total < 0 && commission > 0 ? negate(commission) : commission;
}

/** A card that is given back for money: Dr liability, Cr tender. */
export const giftCardCashedOut: Recipe = (single, context) => {
  const { pos } = single;
  refuse(tendersImbalance(pos) ?? roundingOverCap(pos));
  const liability = context.accounts.row('pay-outs.gift-cards');
  const parts: MoneyParts = {
    ...tendered(pos, 'pay-outs.tender', context),
    title: 'Gift card cashed out',
    contra: [{ account: liability, amount: negate(pos.total), memo: cardOf(pos) }],
    subledger: subledgerLine('gift-card', liability, cardOf(pos), 'paid', negate(pos.total)),
  };
  return journalOf(single, parts, context);
};

/** What nobody can spend any more: Dr liability, Cr the account that an accountant has named for it. */
export const giftCardExpired: Recipe = (single, context) => {
  const { pos } = single;
  const { accounts } = context;
  const liability = accounts.row('gift-cards.liability');
  const subledger: readonly SubledgerLine[] = subledgerLine(
    'gift-card',
    liability,
    cardOf(pos),
    'expired',
    pos.total,
  );
  const contra = [
    { account: liability, amount: pos.total, memo: cardOf(pos) },
    { account: accounts.row('gift-cards.expiry'), amount: negate(pos.total), memo: 'Expired' },
  ];
  return journalOf(single, { ...NOT_TENDERED, title: 'Gift card expired', contra, subledger }, context);
};
