import type { PosDocument } from '../../../src-shared/model/index.ts';
import { type Minor, minor } from '../../../src-shared/money/index.ts';
import { eventAt } from './documents.ts';
import { shareOf } from './lines.ts';
import { FIRST_DAY, type StoreDay, diceOn, idOn } from './story.ts';
import { paid } from './tenders.ts';
import { servedMoment } from './tills.ts';

/** The network that sells our cards in other shops, and whose cards we sell. */
const NETWORK = 'Blackhawk';

const OURS_SOLD_IN_TEN_THOUSAND = 1200;
const THEIRS_SOLD_IN_TEN_THOUSAND = 2000;

/** What the network leaves us of the face of its card. */
const COMMISSION_BASIS_POINTS = 450;

const FACES: readonly Minor[] = [minor(20_00), minor(30_00), minor(50_00)];

/** A card of ours that a shop of the network has sold: no money yet, but a promise to its buyer. */
export function soldByNetwork(day: StoreDay): { readonly card: string; readonly face: Minor } | null {
  const dice = diceOn(day, 'sold by network');
  if (day.date < FIRST_DAY || !dice.chance(OURS_SOLD_IN_TEN_THOUSAND)) return null;
  return { card: `GC-${idOn(day, 'Y', 1)}`, face: dice.pick(FACES) };
}

/** The cards that the network reports for this day, and those of its own that our tills sold. */
export function networkCards(day: StoreDay): readonly PosDocument[] {
  return [...reported(day), ...soldForNetwork(day)];
}

function reported(day: StoreDay): readonly PosDocument[] {
  const sold = soldByNetwork(day);
  if (sold === null) return [];
  const at = { ...servedMoment(day, diceOn(day, 'report of the network')), shift: null };
  return [
    eventAt(day, at, {
      kind: 'gift-card-sold',
      sourceId: idOn(day, 'Y', 1),
      channel: 'network',
      total: sold.face,
      details: { caseId: sold.card, cardIssuer: 'own', network: NETWORK },
    }),
  ];
}

function soldForNetwork(day: StoreDay): readonly PosDocument[] {
  const dice = diceOn(day, 'sold for network');
  if (!dice.chance(THEIRS_SOLD_IN_TEN_THOUSAND)) return [];
  const face = dice.pick(FACES);
  const sourceId = idOn(day, 'M', 1);
  return [
    eventAt(day, servedMoment(day, dice), {
      kind: 'gift-card-sold',
      sourceId,
      total: face,
      ...paid(dice, face),
      details: {
        caseId: `BH-${sourceId}`,
        cardIssuer: 'network',
        network: NETWORK,
        commission: shareOf(face, COMMISSION_BASIS_POINTS),
      },
    }),
  ];
}
