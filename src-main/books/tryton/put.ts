import {
  ACCOUNTING_DOCUMENT_TYPES,
  type AccountingDocumentType,
  assertNever,
} from '../../../src-shared/model/index.ts';
import type { Company } from './company.ts';
import { refuse } from './faults.ts';
import type { Outgoing } from './outgoing.ts';
import type { Part } from './tag.ts';
import { putBilling } from './translate/billing.ts';
import { putContact } from './translate/contact.ts';
import { putEntries } from './translate/entries.ts';

/** Types that are not taken: orders are Daybook's own way to invoices, and stock is kept elsewhere. */
const NOT_TAKEN: ReadonlySet<AccountingDocumentType> = new Set<AccountingDocumentType>([
  'sales-order',
  'transfer-out',
  'transfer-in',
  'stock-adjustment',
  'stock-count',
]);

export const TYPES = ACCOUNTING_DOCUMENT_TYPES.filter((type) => !NOT_TAKEN.has(type));

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
      const parts: readonly Part[] = document.state === 'pending' ? ['draft'] : [];
      return (await putEntries(company, { document, contentHash }, { parts })).number;
    }
    case 'receipt': {
      const parts: readonly Part[] = document.state === 'inactive' ? ['draft'] : [];
      return (await putEntries(company, { document, contentHash }, { parts, journal: 'cash' })).number;
    }
    case 'goods-received':
    case 'opening-balance':
    case 'reversal':
      return (await putEntries(company, { document, contentHash }, { parts: [] })).number;
    case 'sales-order':
    case 'transfer-out':
    case 'transfer-in':
    case 'stock-adjustment':
    case 'stock-count':
      throw refuse('not-in-these-books', { where: document.number, data: { type: document.type } });
    default:
      return assertNever(document);
  }
}
