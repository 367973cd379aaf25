import type { PosDocument } from '../../../src-shared/model/index.ts';
import { minor } from '../../../src-shared/money/index.ts';
import {
  type Told,
  about,
  documentOf,
  leg,
  lineOf,
  paid,
  paidBy,
  percent,
  totalOf,
  uniqueGoods,
} from './making.ts';
import { ALL_GOODS, GIFT_CARD } from './shelf.ts';

// Gift cards: our own, those that a network sells for us, and those of a network that we sell.

/** Sold, perhaps with something on top; then spent, topped up, paid out or expired. */
export function giftCard(story: Told): readonly PosDocument[] {
  const card = `GC-${story.n}`;
  const face = story.amount * 5;
  const sold = documentOf(story, 0, 0, {
    kind: 'gift-card-sold',
    total: minor(face),
    ...(story.flag ? paid(story, percent(face, 90)) : paid(story, face)),
    details: { caseId: card, ...(story.choice === 5 ? { cardIssuer: 'own' as const } : {}) },
  });
  return [sold, ...spent(story, sold, card, face)];
}

function spent(story: Told, sold: PosDocument, card: string, face: number): readonly PosDocument[] {
  const reference = about(sold);
  const details = { caseId: card };
  switch (story.choice) {
    case 0: {
      const total = minor(story.amount);
      const parts = { kind: 'gift-card-topped-up', reference, details, total } as const;
      return [documentOf(story, 1, story.gap, { ...parts, ...paid(story, total) })];
    }
    case 1: {
      const total = minor(-percent(face, 20));
      const parts = { kind: 'gift-card-redeemed', reference, details, total } as const;
      return [documentOf(story, 1, story.gap, { ...parts, ...paidBy('Card', total) })];
    }
    case 2: {
      // Of a policy that lets it lapse: no money moves.
      const total = minor(percent(face, 10));
      return [documentOf(story, 1, story.gap, { kind: 'gift-card-expired', reference, details, total })];
    }
    case 3: {
      const lines = uniqueGoods(story.lines, ALL_GOODS).map((line) => lineOf(line));
      const total = totalOf(lines);
      const rest = paidBy('Card', percent(total, 25));
      return [
        documentOf(story, 1, story.gap, { kind: 'gift-card-redeemed', details, lines, total, ...rest }),
      ];
    }
    default: {
      const lines = story.lines.map((line) => lineOf(line));
      const total = totalOf(lines);
      const covered = Math.min(total, face);
      const rest = paidBy('Cash', total - covered);
      const tenders = [leg(GIFT_CARD, covered, 0, story.other ? card : null), ...rest.tenders];
      return [
        documentOf(story, 1, story.gap, { kind: 'sale', lines, total, tenders, rounding: rest.rounding }),
      ];
    }
  }
}

export function networkCard(story: Told): readonly PosDocument[] {
  const total = minor(story.amount * 5);
  const network = 'Blackhawk';
  if (story.flag) {
    const details = { caseId: `GC-${story.n}`, cardIssuer: 'own', network } as const;
    return [documentOf(story, 0, 0, { kind: 'gift-card-sold', channel: 'network', total, details })];
  }
  const commission = minor(percent(total, 5));
  const details = { caseId: `BH-${story.n}`, cardIssuer: 'network', network, commission } as const;
  return [documentOf(story, 0, 0, { kind: 'gift-card-sold', total, ...paid(story, total), details })];
}
