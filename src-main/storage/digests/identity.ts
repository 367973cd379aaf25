import { ZERO, add } from '../../../src-shared/money/index.ts';
import type { CountedAmount, DigestIdentity } from '../../../src-shared/model/index.ts';
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
