import { ZERO, add } from '../../../src-shared/money/index.ts';
import type { CountedAmount, DigestIdentity, DigestStatus } from '../../../src-shared/model/index.ts';
import type { DigestTermTable } from '../database/schema.ts';

const NONE: CountedAmount = { count: 0, amount: ZERO };

/** The identity from its stored terms; the source is what they come to. */
export function identityOfTerms(terms: readonly DigestTermTable[]): DigestIdentity {
  const term = (state: DigestTermTable['state']): CountedAmount => {
    const found = terms.find((row) => row.state === state);
    return found === undefined ? NONE : { count: found.count, amount: found.amount };
  };
  return {
    source: terms.reduce(
      (source, row) => ({ count: source.count + row.count, amount: add(source.amount, row.amount) }),
      NONE,
    ),
    posted: term('posted'),
    waiting: term('waiting'),
    onOrder: term('on-order'),
    held: term('held'),
    excluded: term('excluded'),
  };
}

/**
 * Where a digest stands, by everything but the clock: whether its day still runs, the reader knows.
 * Documents that wait for a later Daybook to post their kind do not keep a posted day from being so.
 */
export function statusOf(
  terms: readonly DigestTermTable[],
  changedSincePosted: boolean,
): Exclude<DigestStatus, 'open'> {
  const has = (state: DigestTermTable['state']) => terms.some((row) => row.state === state && row.count > 0);
  if (changedSincePosted) return 'changed-since-posted';
  if (has('waiting')) return 'ready';
  if (terms.some((row) => row.for_person > 0)) return 'held';
  if (has('posted')) return 'posted';
  return has('held') || has('on-order') ? 'held' : 'posted';
}
