import { type Minor, minor, ZERO } from '../../../src-shared/money/index.ts';
import type { PosDocument, PosLine } from '../../../src-shared/model/index.ts';
import { signOf } from './items.ts';

/** What consolidation reads of a counter document, or of one half of an exchange. */
export type CounterPart = Pick<
  PosDocument,
  'kind' | 'reference' | 'lines' | 'tenders' | 'rounding' | 'reason' | 'details'
> & {
  /** What goes through the exchange clearing: in on the sale's half, out on the return's. */
  readonly clearing?: Minor;
};

/** By what reason goods come back; an empty one is none. */
export function reasonOf({ reason, details }: Pick<PosDocument, 'reason' | 'details'>): string | null {
  if (details.goodsBack !== undefined) return details.goodsBack.reason;
  return reason === null || reason.trim() === '' ? null : reason;
}

/** What the goods sold, and the goods given back, of an exchange come to; both usually positive. */
export function exchangeSums({ lines }: Pick<PosDocument, 'lines'>): {
  readonly sold: number;
  readonly back: number;
} {
  let sold = 0;
  let back = 0;
  for (const line of lines) {
    if (isSold(line)) sold += line.total;
    else back -= line.total;
  }
  return { sold, back };
}

/**
 * The two halves of an exchange. What both have in common is paid through a clearing that ends at 0; the
 * real legs and the rounding go with the half that comes to more. Null: there is nothing on that side.
 */
export function exchangeHalves(document: PosDocument): {
  readonly sold: CounterPart | null;
  readonly back: CounterPart | null;
} {
  const sums = exchangeSums(document);
  const shared = minor(Math.min(sums.sold, sums.back));
  const saleHasRest = sums.sold >= sums.back;
  const half = (lines: readonly PosLine[], hasRest: boolean, clearing: Minor): CounterPart | null => {
    const legs = hasRest ? document.tenders : [];
    if (lines.length + legs.length === 0 && clearing === 0) return null;
    const rounding = hasRest ? document.rounding : ZERO;
    const { kind, reference, reason, details } = document;
    return { kind, reference, reason, details, lines, tenders: legs, rounding, clearing };
  };
  const sold = half(document.lines.filter(isSold), saleHasRest, shared);
  return {
    // The reason is that of the goods given back.
    sold: sold === null ? null : { ...sold, kind: 'sale', reason: null, details: {} },
    back: half(
      document.lines.filter((line) => !isSold(line)),
      !saleHasRest,
      minor(-shared),
    ),
  };
}

function isSold(line: PosLine): boolean {
  return signOf(line) >= 0;
}
