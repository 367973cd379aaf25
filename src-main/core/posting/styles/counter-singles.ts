import type { DigestSection, DigestSingle } from '../../../../src-shared/model/index.ts';
import { type CounterHalf, halvesOf } from '../../digest/counter.ts';
import { isCounter } from '../../digest/kinds.ts';
import { consolidateSection } from '../../digest/section.ts';
import { sectionRules } from '../../digest/section-rules.ts';
import type { PostingRules } from '../rules.ts';

/** A counter document, or a half of one, on its side. */
export interface CounterSingle extends CounterHalf {
  readonly single: DigestSingle;
  /** False: the document has another half, and that one says where it stands. */
  readonly primary: boolean;
}

/** The counter's documents of a content that keeps them apart, exchanges in two halves, and all others. */
export function counterSingles(singles: readonly DigestSingle[]): {
  readonly counter: readonly CounterSingle[];
  readonly others: readonly DigestSingle[];
} {
  return {
    counter: singles
      .filter(({ pos }) => isCounter(pos))
      .flatMap((single) => halvesOf(single.pos).map((half, at) => ({ ...half, single, primary: at === 0 }))),
    others: singles.filter(({ pos }) => !isCounter(pos)),
  };
}

/** What counter documents of one side come to together. */
export function sectionOfParts(
  parts: readonly CounterSingle[],
  { mapping }: Pick<PostingRules, 'mapping'>,
): DigestSection {
  return consolidateSection(
    parts.map(({ part }) => part),
    sectionRules(mapping),
  );
}
