import {
  type Failure,
  failure,
  type PosDocument,
  type PosReference,
} from '../../../src-shared/model/index.ts';
import type { DayDocument } from '../ports/index.ts';

/**
 * Identities of sales, and of the cancellations themselves, that cancel each other out: on the same
 * business date and not posted. Any other cancellation is a reversing event of its own date; so is one
 * of a part of the sale, because what is left out must come to nothing.
 */
export function cancelledSameDay(documents: readonly DayDocument[]): ReadonlySet<string> {
  const unposted = new Map<string, PosDocument>();
  for (const { document, posting } of documents) {
    if (posting === null && document.kind !== 'cancellation') unposted.set(identityOf(document), document);
  }
  const cancelled = new Set<string>();
  for (const { document, posting, excludedByPerson } of documents) {
    // A cancellation that a person has left out does not cancel anything either.
    if (document.kind !== 'cancellation' || posting !== null || excludedByPerson !== null) continue;
    if (document.reference === null) continue;
    const target = unposted.get(identityOf(document.reference));
    if (target === undefined || !undoes(document, target)) continue;
    cancelled.add(identityOf(document));
    cancelled.add(identityOf(target));
  }
  return cancelled;
}

/** Whether it takes back the whole: the same amount the other way, or no amount at all, only the word. */
function undoes(cancellation: PosDocument, target: PosDocument): boolean {
  if (cancellation.total === -target.total) return true;
  return cancellation.total === 0 && cancellation.lines.length === 0;
}

/**
 * Why a cancellation waits for what it cancels: whether the goods that had come back went to the shelf is known
 * only from there, and goods that never did must not be taken from it. Null: it does not.
 */
export function unseenFailure(document: PosDocument): Failure | null {
  const { number, details, reference } = document;
  if (details.cancelsUnseen !== true || !takesGoodsAway(document)) return null;
  return failure('cancelled-unseen', { data: { number, other: reference?.sourceId ?? '' } });
}

/** Whether a cancellation takes goods away again that had come back. */
export function takesGoodsAway({ lines }: Pick<PosDocument, 'lines'>): boolean {
  return lines.some(({ type, quantity }) => type === 'item' && quantity > 0);
}

/** A source id is unique within its kind only. */
export function identityOf({ kind, sourceId }: PosReference): string {
  return `${kind}/${sourceId}`;
}
