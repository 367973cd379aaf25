import { type Quantity, quantity } from '../money/index.ts';

/** A counted item beside what the books say of it at the count. */
export interface CountDifference {
  readonly sku: string;
  readonly name: string;
  readonly counted: Quantity;
  readonly onHand: Quantity;
  readonly setAside: Quantity;
  /** Counted − (on hand − set aside): what the books have too little of, or too much where negative. */
  readonly difference: Quantity;
  readonly movedSince: boolean;
}

/**
 * What a count differs by from the books. Goods set aside on layby are not counted, so that they are
 * taken off what is on hand; what the books do not know was never there.
 */
export function countDifferences(
  lines: readonly { readonly sku: string; readonly name: string; readonly counted: Quantity }[],
  known: readonly {
    readonly sku: string;
    readonly onHand: Quantity;
    readonly setAside: Quantity;
    readonly movedSince: boolean;
  }[],
): readonly CountDifference[] {
  const items = new Map(known.map((item) => [item.sku, item]));
  const counts = new Map<string, { name: string; counted: number }>();
  for (const { sku, name, counted } of lines) {
    // Two places of one shop are two lines of one item.
    counts.set(sku, { name, counted: (counts.get(sku)?.counted ?? 0) + counted });
  }
  return [...counts].map(([sku, { name, counted }]) => {
    const item = items.get(sku);
    const onHand = item?.onHand ?? quantity(0);
    const setAside = item?.setAside ?? quantity(0);
    return {
      sku,
      name,
      counted: quantity(counted),
      onHand,
      setAside,
      difference: quantity(counted - (onHand - setAside)),
      movedSince: item?.movedSince ?? false,
    };
  });
}

/** Names the differences that a person was shown: equal only while none of them changes. */
export function seenOf(differences: readonly CountDifference[]): string {
  let low = 0x811c9dc5;
  let high = 0x01000193;
  for (const { sku, difference } of differences) {
    for (const character of `${sku}\u0000${difference}\u0000`) {
      const code = character.codePointAt(0) ?? 0;
      low = Math.imul(low ^ code, 0x01000193) >>> 0;
      high = Math.imul(high ^ code, 0x85ebca6b) >>> 0;
    }
  }
  return [low, high].map((part) => part.toString(16).padStart(8, '0')).join('');
}
