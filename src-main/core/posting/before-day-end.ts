import { EMPTY_SECTION } from '../digest/section.ts';
import { isCounter } from '../digest/kinds.ts';
import type { OpenRevision } from '../ports/index.ts';
import { contextOf } from './context.ts';
import type { PostingRules } from './rules.ts';
import { postSingle } from './singles.ts';

/** Orders are of what was sold, and what they cost comes with goods that came in or went elsewhere. */
const GOES_BEFORE: ReadonlySet<string> = new Set([
  'sales-order',
  'goods-received',
  'transfer-out',
  'transfer-in',
]);

/**
 * What of a revision posts while its day still runs: orders, which grow until they are processed, with the
 * receipts of what was paid for them, and the goods that came in, since orders may be processed before the
 * day is over: without them they would go at another cost than in the other styles. All else waits, since
 * what is cancelled later that day never posts. Null where nothing may go before the day is over.
 * @throws ExpectedFailure when a mapping that consolidation relied on is gone
 */
export function beforeDayEnd(revision: OpenRevision, rules: PostingRules): OpenRevision | null {
  if (rules.style !== 'orders-and-receipts-per-shift') return null;
  const { content } = revision;
  const context = contextOf({ ...revision, currency: content.currency }, rules);
  const singles = content.singles.filter(
    (single) =>
      isCounter(single.pos) || postSingle(single, context).some(({ draft }) => GOES_BEFORE.has(draft.type)),
  );
  if (singles.length === 0) return null;
  return {
    ...revision,
    content: { ...content, sales: EMPTY_SECTION, returns: EMPTY_SECTION, singles },
  };
}
