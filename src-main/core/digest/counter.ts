import type { DigestContent, DigestSection } from '../../../src-shared/model/index.ts';
import type { ResolvedMapping } from '../mapping/resolve.ts';
import { type CounterPart, exchangeHalves } from './exchange.ts';
import { isCounter } from './kinds.ts';
import { mergeSections } from './merge.ts';
import { consolidateSection } from './section.ts';
import { sectionRules } from './section-rules.ts';

/** A counter document, or a half of an exchange, on the side that it is posted with. */
export interface CounterHalf {
  readonly side: 'sales' | 'returns';
  readonly part: CounterPart;
}

/** A counter document as one part, an exchange as two. */
export function halvesOf(pos: DigestContent['singles'][number]['pos']): readonly CounterHalf[] {
  if (pos.kind !== 'exchange') return [{ side: pos.kind === 'sale' ? 'sales' : 'returns', part: pos }];
  const { sold, back } = exchangeHalves(pos);
  return [
    ...(sold === null ? [] : [{ side: 'sales', part: sold } as const]),
    ...(back === null ? [] : [{ side: 'returns', part: back } as const]),
  ];
}

/** The counter's sales and returns of a content, also where the posting style keeps its receipts apart. */
export function counterOf(
  { sales, returns, singles }: Pick<DigestContent, 'sales' | 'returns' | 'singles'>,
  mapping: ResolvedMapping,
): { readonly sales: DigestSection; readonly returns: DigestSection } {
  const halves = singles.filter(({ pos }) => isCounter(pos)).flatMap(({ pos }) => halvesOf(pos));
  if (halves.length === 0) return { sales, returns };
  const of = (wanted: CounterHalf['side'], known: DigestSection): DigestSection => {
    const parts = halves.filter(({ side }) => side === wanted).map(({ part }) => part);
    return mergeSections([known, consolidateSection(parts, sectionRules(mapping))]);
  };
  return { sales: of('sales', sales), returns: of('returns', returns) };
}
