import { type AccountingDocument, datedEntry, type DeliveryKey } from '../../../src-shared/model/index.ts';
import type { Draft } from '../ports/index.ts';
import { isAsGiven } from './as-given.ts';
import type { DraftPair } from './net-draft.ts';

/**
 * The numbers of what an adjustment is the difference of: the documents that its POS documents were posted in.
 * Of those of one posting it is the one of its own kind, as the credit note of an exchange, whose other half is
 * in the invoice.
 * @param given what the books were given of the day
 */
export function numbersOf(
  { before }: Pick<DraftPair, 'before'>,
  changes: readonly { readonly delivery: DeliveryKey }[],
  given: readonly AccountingDocument[],
): readonly string[] {
  const keys = new Set(changes.map(({ delivery }) => delivery));
  const revisions = new Set([...keys].map(revisionOf));
  const alike = given.filter(
    (document) => before !== null && revisions.has(revisionOf(document.key)) && isAsGiven(before, [document]),
  );
  const posted = alike.length > 0 ? alike : given.filter(({ key }) => keys.has(key));
  return [...new Set(posted.map(({ number }) => number))].toSorted();
}

function revisionOf(key: DeliveryKey): string {
  return key.slice(key.lastIndexOf('/') + 1);
}

/** An adjustment says in each of its entries what it adjusts. A customer is told as they are now. */
export function naming(draft: Draft, numbers: readonly string[]): Draft {
  if (draft.type === 'contact') return draft;
  const head = numbers.length === 0 ? 'Adjustment' : `Adjustment of ${numbers.join(', ')}`;
  const entries = draft.entries.map((entry) => datedEntry(entry, entry.date, `${head}: ${entry.narration}`));
  return { ...draft, entries, ...(numbers.length === 0 ? {} : { adjusts: numbers }) };
}
