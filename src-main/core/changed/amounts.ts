import { type CurrencyCode, type Minor, minor, ZERO } from '../../../src-shared/money/index.ts';
import { digestAmount } from '../digest/kinds.ts';
import type { PostedChange } from '../ports/index.ts';

/** What a changed document adds to its digest as it is now: nothing when it belongs to another day. */
export function amountNow(
  { now: { document, isMoved } }: Pick<PostedChange, 'now'>,
  currency: CurrencyCode,
): Minor {
  return isMoved || document.currency !== currency ? ZERO : digestAmount(document);
}

/** What it adds now, less what was posted of it. */
export function amountDifference(change: PostedChange, currency: CurrencyCode): Minor {
  return minor(amountNow(change, currency) - change.posted.amount);
}
