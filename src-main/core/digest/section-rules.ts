import { GOODS_COME_BACK, type GoodsBack } from '../../../src-shared/model/index.ts';
import type { ResolvedMapping } from '../mapping/resolve.ts';
import { isWriteOffMapped } from '../mapping/write-off.ts';
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

type Returning = Pick<CounterPart, 'kind' | 'reason' | 'reference' | 'details'>;

/**
 * What becomes of goods that come back, or became of those of which the return is taken back: what is settled
 * already, else as the reason says. Null: nobody has decided about the reason; or what is sold moves stock, and
 * taking a sale back undoes what the sale did, whatever the word for it.
 */
export function goodsBackOf(document: Returning, mapping: ResolvedMapping): GoodsBack | null {
  // A cancellation that does not say of what is one of a sale.
  if (!GOODS_COME_BACK.has(ruledBy(document))) return null;
  if (document.details.goodsBack !== undefined) return document.details.goodsBack;
  const reason = reasonOf(document);
  const decision = mapping.stockDecision(reason);
  if (decision === null) return null;
  if (decision !== 'written-off') return { fate: 'stock', reason };
  return { fate: isWriteOffMapped(mapping, reason) ? 'write-off' : 'nothing', reason };
}
