import type { PosDocument, TenderCount } from '../../../src-shared/model/index.ts';
import { type Minor, ZERO, add, minor } from '../../../src-shared/money/index.ts';
import type { Dice } from './dice.ts';
import { eventAt } from './documents.ts';
import { type StoreDay, diceOn } from './story.ts';
import { CASH, amountBy } from './tenders.ts';
import { type Shift, shiftsOn } from './tills.ts';

/** Each register session opened with its float and closed with what was counted. */
export function shiftDocuments(day: StoreDay, happened: readonly PosDocument[]): readonly PosDocument[] {
  return shiftsOn(day).flatMap((shift) => [
    eventAt(
      day,
      { second: shift.opens, shift },
      { kind: 'shift-open', sourceId: `${shift.id}-O`, details: { openingFloat: shift.float } },
    ),
    eventAt(
      day,
      { second: shift.closes, shift },
      {
        kind: 'shift-close',
        sourceId: `${shift.id}-C`,
        details: { counts: countsOf(day, shift, happened) },
      },
    ),
  ]);
}

/** Every tender of the shift: cash from the float on, through sales and petty cash, less drops. */
function countsOf(day: StoreDay, shift: Shift, happened: readonly PosDocument[]): readonly TenderCount[] {
  const legs = happened.filter((document) => document.shift === shift.id).flatMap(({ tenders }) => tenders);
  const dice = diceOn(day, `count ${shift.id}`);
  const methods = new Set([CASH, ...legs.map(({ method }) => method)]);
  return [...methods].toSorted().map((method): TenderCount => {
    const expected = add(method === CASH ? shift.float : ZERO, amountBy(method, legs));
    return { method, expected, counted: add(expected, varianceOf(dice, method)) };
  });
}

/** Most drawers are right, some are short, few are over; a card slip is lost now and then. */
function varianceOf(dice: Dice, method: string): Minor {
  if (method !== CASH) return dice.chance(100) ? minor(-dice.between(500, 4000)) : ZERO;
  const lot = dice.below(100);
  if (lot < 68) return ZERO;
  return minor((lot < 88 ? -5 : 5) * dice.between(1, lot < 88 ? 160 : 60));
}
