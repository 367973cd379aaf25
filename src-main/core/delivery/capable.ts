import { type AccountingDocument, type DeliveryKey, failure } from '../../../src-shared/model/index.ts';
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
