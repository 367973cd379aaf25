import type { AccountingDocument, DeliveryKey } from '../../../src-shared/model/index.ts';
import type { Draft } from '../ports/index.ts';

/**
 * Whether the books were given such a document: of this type, about the same of the day and for the same
 * customer. Its revision may be another, since later ones are of the same subjects. A customer alone is told
 * to the books whenever something is for them.
 */
export function isAsGiven(draft: Draft, given: readonly AccountingDocument[]): boolean {
  if (draft.type === 'contact') return true;
  const subject = subjectOf(draft.key);
  return given.some(
    (document) =>
      document.type === draft.type &&
      subjectOf(document.key) === subject &&
      customerOf(document) === customerOf(draft),
  );
}

/** A key without its revision. */
function subjectOf(key: DeliveryKey): string {
  return key.slice(0, key.lastIndexOf('/'));
}

function customerOf(document: AccountingDocument | Draft): string | null {
  return 'customer' in document ? (document.customer?.code ?? null) : null;
}
