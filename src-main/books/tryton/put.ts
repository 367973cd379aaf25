import {
  ACCOUNTING_DOCUMENT_TYPES,
  assertNever,
  type ReversalDocument,
} from '../../../src-shared/model/index.ts';
import type { Company } from './company.ts';
import { refuse } from './faults.ts';
import { shipmentHeads, shipmentsDone } from './goods.ts';
import { recipientOf } from './moves.ts';
import { partyOf } from './parties.ts';
import type { Outgoing } from './outgoing.ts';
import { type Part, partReference } from './tag.ts';
import { putBilling } from './translate/billing.ts';
import { putContact } from './translate/contact.ts';
import { putEntries } from './translate/entries.ts';
import { putAdjustment, putCount, putGoodsIn, putTransfer } from './translate/goods.ts';
import { checkPlace, goodsPartsOf, putGoods } from './translate/goods-of-sales.ts';

/** Orders are Daybook's own way to invoices: another posting style posts the sales. */
export const TYPES = ACCOUNTING_DOCUMENT_TYPES.filter((type) => type !== 'sales-order');

/**
 * Puts a document into the books, going on with what was begun of it; answers its number there.
 * @throws CallFailed
 */
export async function put(company: Company, { document, contentHash }: Outgoing): Promise<string> {
  switch (document.type) {
    case 'contact':
      return putContact(company, document);
    case 'invoice':
    case 'credit-note':
      return putBilling(company, { document, contentHash });
    case 'journal': {
      await checkPlace(company, document);
      const draft: readonly Part[] = document.state === 'pending' ? ['draft'] : [];
      const parts = [...draft, ...goodsPartsOf(document.stock)];
      const move = await putEntries(company, { document, contentHash }, { parts });
      if (document.stock.length > 0) {
        await putGoods(company, document, await partyOf(company.client, recipientOf(document)));
      }
      return move.number;
    }
    case 'receipt': {
      const parts: readonly Part[] = document.state === 'inactive' ? ['draft'] : [];
      return (await putEntries(company, { document, contentHash }, { parts, journal: 'cash' })).number;
    }
    case 'goods-received':
    case 'opening-balance':
      return putGoodsIn(company, { document, contentHash });
    case 'reversal':
      await refuseWithGoods(company, document);
      return (await putEntries(company, { document, contentHash }, { parts: [] })).number;
    case 'transfer-out':
    case 'transfer-in':
      return putTransfer(company, { document, contentHash });
    case 'stock-adjustment':
      return putAdjustment(company, { document, contentHash });
    case 'stock-count':
      return putCount(company, { document, contentHash });
    case 'sales-order':
      throw refuse('not-in-these-books', { where: document.number, data: { type: document.type } });
    default:
      return assertNever(document);
  }
}

/** Accounts can be taken back by a move; where goods went only a person can take back. @throws CallFailed */
async function refuseWithGoods(
  company: Company,
  { number, type, reverses }: ReversalDocument,
): Promise<void> {
  const beside = (['goods-out', 'goods-in'] as const).map((part) => partReference(reverses.key, part));
  const moved = await shipmentsDone(company, beside);
  const own = await shipmentHeads(company, [reverses.key]);
  if (moved.size === 0 && own.length === 0) return;
  throw refuse('do-by-hand', { where: number, data: { number, type } });
}
