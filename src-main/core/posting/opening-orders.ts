import type { CurrencyCode } from '../../../src-shared/money/index.ts';
import type { PosDocument } from '../../../src-shared/model/index.ts';
import type { Openings } from '../ports/index.ts';
import { contextOf, type DraftWrite } from './context.ts';
import { directShipNoted, laybyNoted } from './orders.ts';
import type { PostingRules } from './rules.ts';

/** Orders that were open at connecting: they make no entry, but a layby's goods are set aside. */
export function openingOrderDrafts(
  { date, orders = [] }: Openings,
  currency: CurrencyCode,
  rules: PostingRules,
): readonly DraftWrite[] {
  return orders.flatMap((pos) => {
    const context = contextOf({ location: pos.location, date, revision: 1, currency }, rules);
    return orderOf(pos)(pos, context);
  });
}

function orderOf({ kind }: PosDocument): typeof laybyNoted {
  return kind === 'layby-open' ? laybyNoted : directShipNoted;
}
