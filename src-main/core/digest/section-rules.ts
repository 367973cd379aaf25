import { GOODS_COME_BACK } from '../../../src-shared/model/index.ts';
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
export function goodsOf(
  document: Pick<CounterPart, 'kind' | 'reason' | 'reference'>,
  mapping: ResolvedMapping,
): GoodsOfLine {
  if (movesStock(document, mapping)) return () => 'stock';
  const byReason = isWriteOffMapped(mapping, reasonOf(document)) ? 'write-off' : 'nothing';
  const isTakenBack = document.kind === 'cancellation';
  return ({ quantity }) => (isTakenBack && quantity < 0 ? 'stock' : byReason);
}

/**
 * Whether goods of a document move stock: what is sold does, what comes back as its reason says. Taking a
 * sale back undoes what the sale did, whatever the word for it.
 */
function movesStock(
  document: Pick<CounterPart, 'kind' | 'reason' | 'reference'>,
  mapping: ResolvedMapping,
): boolean {
  // A cancellation that does not say of what is one of a sale.
  if (!GOODS_COME_BACK.has(ruledBy(document))) return true;
  return mapping.stockDecision(reasonOf(document)) !== 'written-off';
}
