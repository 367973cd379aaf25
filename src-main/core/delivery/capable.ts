import {
  type AccountingDocument,
  type AccountingDocumentType,
  type DeliveryKey,
  failure,
  type PostingStyle,
} from '../../../src-shared/model/index.ts';
import type { BooksCapabilities, Settlement } from '../ports/index.ts';

/** What becomes of a document that its books cannot take; null: they can. */
export function beyondBooks(
  {
    key,
    document: { type, number },
  }: {
    readonly key: DeliveryKey;
    readonly document: Pick<AccountingDocument, 'type' | 'number'>;
  },
  { types, undo }: Pick<BooksCapabilities, 'types' | 'undo'>,
): Settlement | null {
  // What takes a document back can be done in any books, by a person if need be.
  if (type === 'reversal' && !undo) {
    return { key, state: 'held', cause: failure('do-by-hand', { target: number, data: { type, number } }) };
  }
  if (types.has(type)) return null;
  return { key, state: 'held', cause: failure('not-in-these-books', { data: { type, number } }) };
}

/** What the counter's sales become in each style: what its books must take. */
const TYPES_OF_STYLE: Readonly<Record<PostingStyle, readonly AccountingDocumentType[]>> = {
  'invoice-per-digest': ['invoice', 'credit-note'],
  'invoice-per-order': ['invoice', 'credit-note'],
  'orders-and-receipts-per-shift': ['sales-order', 'receipt'],
  'journal-per-digest': ['journal'],
};

/**
 * The type of document that a posting style makes of every sale and that the books do not take; null: the
 * style posts there. What single documents become beside the sales is held one by one.
 */
export function missingForStyle(
  style: PostingStyle,
  { types }: Pick<BooksCapabilities, 'types'>,
): AccountingDocumentType | null {
  return TYPES_OF_STYLE[style].find((type) => !types.has(type)) ?? null;
}
