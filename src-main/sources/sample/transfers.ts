import type { PosDocument, PosLine } from '../../../src-shared/model/index.ts';
import { quantity } from '../../../src-shared/money/index.ts';
import { weekday } from '../../../src-shared/time/index.ts';
import { about, eventAt } from './documents.ts';
import { ONE, stockLine } from './lines.ts';
import { STORES } from './stores.ts';
import { type StoreDay, diceOn, idOn, perDay } from './story.ts';
import type { Moment } from './tills.ts';

interface Transfer {
  readonly document: PosDocument;
  readonly to: string;
  /** All that was sent, or a piece less: that one stays on its way until somebody finds out. */
  readonly arrives: readonly PosLine[];
}

/** Who sends to whom, by ISO weekday; the van to Newcastle comes back with goods on Fridays. */
const ROUTES = [
  { weekday: 1, from: 'SYD', to: 'NTL' },
  { weekday: 3, from: 'SYD', to: 'BNE' },
  { weekday: 5, from: 'NTL', to: 'SYD' },
] as const;

const LOST_IN_TEN_THOUSAND = 2500;

/** Both on one day, so that whoever begins to listen on any morning hears of both halves. */
const LEAVES: Moment = { second: 7 * 3600 + 2400, shift: null };
const ARRIVES: Moment = { second: 14 * 3600 + 900, shift: null };

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
      const arrives = dice.chance(LOST_IN_TEN_THOUSAND) ? withoutOne(lines) : lines;
      return { document, to: route.to, arrives };
    },
  ),
);

function withoutOne([first, ...others]: readonly PosLine[]): readonly PosLine[] {
  return first === undefined ? [] : [{ ...first, quantity: quantity(first.quantity - ONE) }, ...others];
}

/** Goods that leave for another store. */
export function transfersOut(day: StoreDay): readonly PosDocument[] {
  return sent(day).map(({ document }) => document);
}

/** Goods that arrive from another store, in the afternoon of the day on which they left. */
export function transfersIn(day: StoreDay): readonly PosDocument[] {
  const arrived = STORES.flatMap((sender) =>
    sent({ ...day, store: sender }).filter(({ to }) => to === day.store.id),
  );
  return arrived.map(({ document, arrives }, i) =>
    eventAt(day, ARRIVES, {
      kind: 'transfer-in',
      sourceId: idOn(day, 'U', i + 1),
      reference: about(document),
      lines: arrives,
      details: { caseId: document.sourceId, otherLocation: document.location },
    }),
  );
}
