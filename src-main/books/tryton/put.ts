import { ACCOUNTING_DOCUMENT_TYPES, assertNever } from '../../../src-shared/model/index.ts';
import type { Company } from './company.ts';
import { refuse } from './faults.ts';
import { recipientOf } from './moves.ts';
import { partyOf } from './parties.ts';
import type { Outgoing } from './outgoing.ts';
import type { Part } from './tag.ts';
import { putBilling } from './translate/billing.ts';
import { putContact } from './translate/contact.ts';
import { putEntries } from './translate/entries.ts';
import { putAdjustment, putCount, putGoodsIn, putTransfer } from './translate/goods.ts';
import { goodsOfSale, goodsPartsOf, putGoods } from './translate/goods-of-sales.ts';
import { putReversal } from './translate/reversal.ts';

/** Orders are Daybook's own way to invoices: another posting style posts the sales. */
export const TYPES = ACCOUNTING_DOCUMENT_TYPES.filter((type) => type !== 'sales-order');

/**
 * Puts a document into the books, going on with what was begun of it; answers its number there.
 * @throws CallFailed
 */
export async function put(company: Company, { document, contentHash }: Outgoing): Promise<string> {
  // An invoice would be posted before its payment names an account that there is not.
  for (const { lines } of document.entries) for (const { account } of lines) await company.account(account);
  switch (document.type) {
    case 'contact':
      return putContact(company, document);
    case 'invoice':
    case 'credit-note':
      return putBilling(company, { document, contentHash });
    case 'journal': {
      const goods = await goodsOfSale(company, document);
      const draft: readonly Part[] = document.state === 'pending' ? ['draft'] : [];
      const parts = [...draft, ...goodsPartsOf(goods)];
      const move = await putEntries(company, { document, contentHash }, { parts });
      if (goods.length > 0) {
        await putGoods(company, document, goods, await partyOf(company, recipientOf(document)));
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
      return putReversal(company, { document, contentHash });
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
