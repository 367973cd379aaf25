import type { PosDocument } from '../../../src-shared/model/index.ts';
import { quantity } from '../../../src-shared/money/index.ts';
import { weekday } from '../../../src-shared/time/index.ts';
import { about, eventAt } from './documents.ts';
import { ONE, stockLine } from './lines.ts';
import { STORES } from './stores.ts';
import { type StoreDay, diceOn, idOn, lookBack, perDay } from './story.ts';
import type { Moment } from './tills.ts';

interface Transfer {
  readonly document: PosDocument;
  readonly to: string;
  readonly afterDays: number;
}

/** Who sends to whom, by ISO weekday; the van to Newcastle comes back with goods on Fridays. */
const ROUTES = [
  { weekday: 1, from: 'SYD', to: 'NTL', days: [1, 1] },
  { weekday: 3, from: 'SYD', to: 'BNE', days: [2, 2] },
  { weekday: 5, from: 'NTL', to: 'SYD', days: [1, 2] },
] as const;

const MAX_TRANSFER_DAYS = 2;
const LEAVES: Moment = { second: 7 * 3600 + 2400, shift: null };
const ARRIVES: Moment = { second: 11 * 3600 + 900, shift: null };

const sent = perDay((day): readonly Transfer[] =>
  ROUTES.filter((route) => route.weekday === weekday(day.date) && route.from === day.store.id).map(
    (route, i) => {
      const dice = diceOn(day, `transfer ${route.to}`);
      const goods = day.story.catalogue.products.filter(
        ({ opening, byWeight }) => opening >= 100 && !byWeight,
      );
      // Goods next to each other on the shelf, so that no SKU is packed twice.
      const first = dice.below(goods.length - 5);
      const lines = goods
        .slice(first, first + dice.between(3, 5))
        .map((product) => stockLine(product, quantity(ONE * dice.between(3, 8)), null));
      const sourceId = idOn(day, 'T', i + 1);
      const document = eventAt(day, LEAVES, {
        kind: 'transfer-out',
        sourceId,
        lines,
        details: { caseId: sourceId, otherLocation: route.to },
      });
      return { document, to: route.to, afterDays: dice.between(route.days[0], route.days[1]) };
    },
  ),
);

/** Goods that leave for another store. */
export function transfersOut(day: StoreDay): readonly PosDocument[] {
  return sent(day).map(({ document }) => document);
}

/** Goods that arrive from another store: exactly what was sent, a day or two later. */
export function transfersIn(day: StoreDay): readonly PosDocument[] {
  const arrived = STORES.flatMap((sender) =>
    lookBack({ ...day, store: sender }, 1, MAX_TRANSFER_DAYS, (earlier, n) =>
      sent(earlier).filter(({ to, afterDays }) => to === day.store.id && afterDays === n),
    ),
  );
  return arrived.map(({ document }, i) =>
    eventAt(day, ARRIVES, {
      kind: 'transfer-in',
      sourceId: idOn(day, 'U', i + 1),
      reference: about(document),
      lines: document.lines,
      details: { caseId: document.sourceId, otherLocation: document.location },
    }),
  );
}
