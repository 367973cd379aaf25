import type { DigestSingle, PosDocumentKind } from '../../../src-shared/model/index.ts';
import { ruledBy } from '../digest/kinds.ts';
import type { Recipe } from './cases.ts';
import type { DraftWrite, PostingContext } from './context.ts';
import { taxOnDeposit } from './deposit-tax.ts';
import { laybyCancellation, laybyCompletion } from './deposits.ts';
import { giftCardExpired, giftCardSold } from './gift-cards.ts';
import { cashUp, fee } from './journals.ts';
import { directShipOrder, laybyOpen } from './orders.ts';
import { directShipInvoice, installedCompletion } from './projects.ts';
import { moneyRecipe } from './receipts.ts';
import { MONEY_RECIPES } from './rows.ts';
import { accountSale, chargeReturn, giftCardRedeemed } from './sales.ts';
import { customer, goodsReceived, installedIssue, stockAdjusted, stockCount, transfer } from './stock.ts';

/** Kinds that the counter's documents are made of, and the one that never posts. */
type NotSingle = 'sale' | 'return' | 'exchange' | 'cancellation' | 'shift-open';

/** How each kind that stands alone is posted; a kind that is not here does not compile. */
const RECIPES: Readonly<Record<Exclude<PosDocumentKind, NotSingle>, Recipe>> = {
  'account-sale': accountSale,
  'charge-return': chargeReturn,
  'layby-open': laybyOpen,
  'layby-deposit': moneyRecipe(MONEY_RECIPES['layby-deposit'], taxOnDeposit),
  'layby-completion': laybyCompletion,
  'layby-cancellation': laybyCancellation,
  'deposit-taken': moneyRecipe(MONEY_RECIPES['deposit-taken']),
  'deposit-refund': moneyRecipe(MONEY_RECIPES['deposit-refund']),
  'account-payment': moneyRecipe(MONEY_RECIPES['account-payment']),
  'account-refund': moneyRecipe(MONEY_RECIPES['account-refund']),
  'gift-card-sold': giftCardSold,
  'gift-card-topped-up': giftCardSold,
  'gift-card-redeemed': giftCardRedeemed,
  'gift-card-expired': giftCardExpired,
  'pay-in': moneyRecipe(MONEY_RECIPES['pay-in']),
  'pay-out': moneyRecipe(MONEY_RECIPES['pay-out']),
  'cash-drop': moneyRecipe(MONEY_RECIPES['cash-drop']),
  'float-change': moneyRecipe(MONEY_RECIPES['float-change']),
  'cheque-cashing': moneyRecipe(MONEY_RECIPES['cheque-cashing']),
  'direct-ship-order': directShipOrder,
  'direct-ship-deposit': moneyRecipe(MONEY_RECIPES['direct-ship-deposit']),
  'direct-ship-invoice': directShipInvoice,
  'installed-issue': installedIssue,
  'installed-deposit': moneyRecipe(MONEY_RECIPES['installed-deposit']),
  'installed-completion': installedCompletion,
  'shift-close': cashUp,
  'transfer-out': transfer('transfer-out'),
  'transfer-in': transfer('transfer-in'),
  'goods-received': goodsReceived,
  'stock-adjustment': stockAdjusted,
  'stock-count': stockCount,
  customer,
  fee,
};

const BY_KIND: ReadonlyMap<string, Recipe> = new Map(Object.entries(RECIPES));

/**
 * The accounting documents of a POS document that stands alone; none when it has nothing to post.
 * @throws ExpectedFailure why it cannot be posted: as its recipe and accountsOf say
 */
export function postSingle(single: DigestSingle, context: PostingContext): readonly DraftWrite[] {
  return BY_KIND.get(ruledBy(single.pos))?.(single, context) ?? [];
}
