import { ACCOUNTING_DOCUMENT_TYPES, type AccountingDocument } from '../../src-shared/model/index.ts';
import { billing, order, release } from './accounting/billing.ts';
import { contactCard, journal, receipt, reversal } from './accounting/money.ts';
import { effects, head } from './accounting/parts.ts';
import { adjustment, count, goods, opening, transfer } from './accounting/stock.ts';
import { sha256 } from './hashes.ts';
import { choiceOf, type Fields, fieldsOf } from './json-fields.ts';

/**
 * An accounting document as it is kept and hashed: JSON with every key in a fixed order, so that
 * equal documents are equal text. What does not balance or is no document cannot be written down.
 * @throws TypeError, RangeError
 */
export function writeAccountingDocument(document: AccountingDocument): string {
  return texts.get(document) ?? JSON.stringify(rebuilt(fieldsOf(document)));
}

/**
 * Reads a kept document back and proves it again: its text is the one that was written, every amount
 * is one, and everything adds up and balances. What an older Daybook wrote lacks the fields that came
 * later; it is read with what those are without a word, and stays the text that it is.
 * @param contentHash hex sha-256 that was stored with the text
 * @throws TypeError, RangeError when the text has drifted from what was written.
 */
export function readAccountingDocument(text: string, contentHash: string): AccountingDocument {
  const document = rebuilt(fieldsOf(JSON.parse(text)));
  if (sha256(text) !== contentHash) throw new RangeError(`The stored ${document.number} has been altered`);
  texts.set(document, text);
  return document;
}

/** The texts of documents that were read: on their way to the books they need not be built once more. */
const texts = new WeakMap<AccountingDocument, string>();

/** The document built anew through the constructors of its parts, keys in the order of the text. */
function rebuilt(of: Fields): AccountingDocument {
  const type = choiceOf(of, 'type', ACCOUNTING_DOCUMENT_TYPES);
  switch (type) {
    case 'invoice':
    case 'credit-note':
      return { type, ...head(of), ...billing(of), release: release(of), ...effects(of) };
    case 'sales-order':
      return { type, ...head(of), ...order(of), ...billing(of), ...effects(of) };
    case 'receipt':
      return { type, ...head(of), ...receipt(of), ...effects(of) };
    case 'journal':
      return { type, ...head(of), ...journal(of), ...effects(of) };
    case 'goods-received':
      return { type, ...head(of), ...goods(of), ...effects(of) };
    case 'opening-balance':
      return { type, ...head(of), ...opening(of), ...effects(of) };
    case 'transfer-out':
    case 'transfer-in':
      return { type, ...head(of), ...transfer(of), ...effects(of) };
    case 'stock-adjustment':
      return { type, ...head(of), ...adjustment(of), ...effects(of) };
    case 'stock-count':
      return { type, ...head(of), ...count(of), ...effects(of) };
    case 'contact':
      return { type, ...head(of), ...contactCard(of), ...effects(of) };
    case 'reversal':
      return { type, ...head(of), ...reversal(of), ...effects(of) };
  }
}
