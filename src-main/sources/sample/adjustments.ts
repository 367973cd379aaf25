import type { PosDocument } from '../../../src-shared/model/index.ts';
import { quantity } from '../../../src-shared/money/index.ts';
import { eventAt } from './documents.ts';
import { ONE, stockLine } from './lines.ts';
import { stocked } from './resources.ts';
import { type StoreDay, diceOn, idOn, perDay } from './story.ts';
import { type Moment, hoursOn } from './tills.ts';

/** Why stock is put right, with how many pieces at most and which way. */
const REASONS = [
  { reason: 'Broken in the shop', weight: 40, upTo: -2 },
  { reason: 'Given to charity', weight: 20, upTo: -3 },
  { reason: 'Used in the shop', weight: 25, upTo: -1 },
  { reason: 'Found behind the shelf', weight: 15, upTo: 2 },
] as const;

const ADJUSTED_IN_TEN_THOUSAND = 1500;
const AFTER_CLOSING_MINUTES = 20;

/** Goods that were lost or found otherwise than over the counter; quantities are changes. */
export const stockAdjustments = perDay((day: StoreDay): readonly PosDocument[] => {
  const dice = diceOn(day, 'adjustment');
  if (!dice.chance(ADJUSTED_IN_TEN_THOUSAND)) return [];
  const { reason, upTo } = dice.weighted(REASONS, ({ weight }) => weight);
  const goods = stocked(day.story.catalogue).filter(({ byWeight, bookedShort }) => !byWeight && !bookedShort);
  const change = Math.sign(upTo) * dice.between(1, Math.abs(upTo));
  const at: Moment = { second: (hoursOn(day).closes + AFTER_CLOSING_MINUTES) * 60, shift: null };
  return [
    eventAt(day, at, {
      kind: 'stock-adjustment',
      sourceId: idOn(day, 'AJ', 1),
      reason,
      lines: [stockLine(dice.pick(goods), quantity(ONE * change), null)],
    }),
  ];
});
