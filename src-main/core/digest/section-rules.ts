import type { ResolvedMapping } from '../mapping/resolve.ts';
import type { CounterPart } from './exchange.ts';
import type { SectionRules } from './section.ts';

/** How counter documents add up by the mappings in force. */
export function sectionRules(mapping: ResolvedMapping): SectionRules {
  return {
    backToStock: (document) => movesStock(document, mapping),
    isStoredValue: (method) => mapping.storedValue(method) !== null,
  };
}

/** Whether goods of a document move stock: what is sold does, what comes back as its reason says. */
export function movesStock(
  { kind, reason }: Pick<CounterPart, 'kind' | 'reason'>,
  mapping: ResolvedMapping,
): boolean {
  if (kind === 'sale' || kind === 'account-sale') return true;
  return mapping.stockDecision(reason) !== 'written-off';
}
