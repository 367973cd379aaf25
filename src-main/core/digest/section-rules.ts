import { GOODS_COME_BACK, type GoodsBack } from '../../../src-shared/model/index.ts';
import type { ResolvedMapping } from '../mapping/resolve.ts';
import { isWriteOffMapped } from '../mapping/write-off.ts';
import { takesGoodsAway } from './cancelled.ts';
import { type CounterPart, reasonOf } from './exchange.ts';
import { ruledBy } from './kinds.ts';
import type { GoodsOfLine, SectionRules } from './section.ts';

/** How counter documents add up by the mappings in force. */
export function sectionRules(mapping: ResolvedMapping): SectionRules {
  return {
    goodsOf: (document) => goodsOf(document, mapping),
    isStoredValue: (method) => mapping.storedValue(method) !== null,
  };
}

/**
 * What becomes of the goods of a document, line by line: they move stock, their cost is written off, or nothing
 * does. Where an exchange is taken back the reason is that of what had come back; what had been sold is whole
 * and goes back to the shelf.
 */
export function goodsOf(document: Returning, mapping: ResolvedMapping): GoodsOfLine {
  const fate = goodsBackOf(document, mapping)?.fate ?? 'stock';
  const isTakenBack = document.kind === 'cancellation';
  return ({ quantity }) => (isTakenBack && quantity < 0 ? 'stock' : fate);
}

type Returning = Pick<CounterPart, 'kind' | 'reason' | 'reference' | 'details' | 'lines'>;

/**
 * What becomes of goods that come back, or became of those of which the return is taken back: what is settled
 * already, else as the reason says. Null: nobody has decided about the reason; or what is sold moves stock, and
 * taking a sale back undoes what the sale did, whatever the word for it.
 */
export function goodsBackOf(document: Returning, mapping: ResolvedMapping): GoodsBack | null {
  // A cancellation that does not say of what is one of a sale.
  if (!GOODS_COME_BACK.has(ruledBy(document))) return null;
  // One of money alone, or of what an exchange has sold, says nothing about what had come back.
  if (document.kind === 'cancellation' && !takesGoodsAway(document)) return null;
  const reason = reasonOf(document);
  const fate = document.details.goodsBack?.fate ?? fateOf(reason, mapping);
  if (fate === null) return null;
  const { kind, reference } = document;
  if (kind !== 'cancellation' || reference === null) return { fate, reason };
  return { fate, reason, of: { kind: reference.kind, sourceId: reference.sourceId } };
}

function fateOf(reason: string | null, mapping: ResolvedMapping): GoodsBack['fate'] | null {
  const decision = mapping.stockDecision(reason);
  if (decision !== 'written-off') return decision === null ? null : 'stock';
  return isWriteOffMapped(mapping, reason) ? 'write-off' : 'nothing';
}
