import { GOODS_COME_BACK, type PosDocument } from '../../src-shared/model/index.ts';
import { BACK_REASON, GONE_REASON, METHODS, TAX_CODES } from '../support/weeks/shelf.ts';
import type { Story as Tale, StoryType } from '../support/weeks/story.ts';
import { weekOf } from '../support/weeks/week.ts';
import type { Draw } from './draw.ts';

// What customers and clerks do, in the manner of the random weeks.

/** Often what a till does often. */
const TYPES: readonly StoryType[] = [
  ...Array.from({ length: 6 }, () => 'sale' as const),
  'returned-sale',
  'returned-sale',
  'cancelled-sale',
  'exchange',
  'return-without-receipt',
  'store-credit',
  'broken-sale',
  'broken-sale',
  'unmapped-tender',
  'account-sale',
  'account-sale',
  'cancelled-account-sale',
  'layby',
  'deposit',
  'gift-card',
  'pay-out',
  'pay-in',
  'cash-drop',
  'goods-received',
  'transfer',
  'shift',
  'customer',
  'fee',
  'stock-adjustment',
];

/** Those whose documents read differently later, and are the same documents still. */
const EDITABLE: ReadonlySet<StoryType> = new Set([
  'sale',
  'return-without-receipt',
  'pay-in',
  'cash-drop',
  'fee',
  'goods-received',
]);

/** Those of which the reason is put right later: what came back is of another fate than the clerk had said. */
const REASONED: ReadonlySet<StoryType> = new Set(['returned-sale', 'exchange']);

export function drawTale(draw: Draw, days: number, locations: number): Tale {
  return {
    type: draw.pick(TYPES),
    day: draw.int(0, days - 1),
    gap: draw.int(0, 1),
    location: draw.int(0, locations - 1),
    register: draw.int(0, 1),
    customer: draw.chance(0.3) ? draw.int(0, 3) : null,
    lines: Array.from({ length: draw.int(1, 3) }, () => drawLine(draw)),
    method: draw.int(0, METHODS.length - 1),
    secondMethod: draw.int(0, METHODS.length - 1),
    split: draw.pick([100, 100, 60]),
    tip: draw.pick([0, 0, 150]),
    amount: draw.int(1, 200) * 5,
    choice: draw.int(0, 5),
    flag: draw.chance(0.5),
    other: draw.chance(0.5),
  };
}

function drawLine(draw: Draw): Tale['lines'][number] {
  return {
    good: draw.int(0, 5),
    pieces: draw.int(1, 3),
    price: draw.int(1, 5000),
    discountPercent: draw.pick([0, 0, 5]),
    taxCode: draw.pick(TAX_CODES),
    charge: draw.chance(0.1),
  };
}

/** The documents of all tales; which tale each is of is in its source id. */
export function tell(tales: readonly Tale[]): readonly PosDocument[] {
  return weekOf(tales, true).documents;
}

/** Which tale a document is of. @throws RangeError for a document of no tale */
export function taleOf({ sourceId }: PosDocument): number {
  const found = /-(\d+)-\d+$/u.exec(sourceId)?.[1];
  if (found === undefined) throw new RangeError(`${sourceId} is of no tale`);
  return Number(found);
}

/** How a tale's documents read once somebody has corrected them at the till; nothing where it stays as it is. */
export function corrected(draw: Draw, tales: readonly Tale[], n: number): readonly PosDocument[] {
  const tale = tales[n];
  if (tale === undefined) return [];
  const told = tell(tales).filter((document) => taleOf(document) === n);
  // What did not add up does so once one of its tenders is taken away.
  if (tale.type === 'broken-sale') return told.map((one) => ({ ...one, tenders: one.tenders.slice(0, -1) }));
  if (REASONED.has(tale.type)) return told.map(ofOtherReason);
  if (!EDITABLE.has(tale.type)) return [];
  const lines = tale.lines.map((line) => drawChange(draw, line));
  const other = {
    ...tale,
    lines,
    method: draw.int(0, METHODS.length - 1),
    amount: tale.amount + draw.pick([0, 5, 50]),
  };
  return tell(tales.with(n, other)).filter((document) => taleOf(document) === n);
}

function ofOtherReason(document: PosDocument): PosDocument {
  if (!GOODS_COME_BACK.has(document.kind) || document.reason === null) return document;
  return { ...document, reason: document.reason === GONE_REASON ? BACK_REASON : GONE_REASON };
}

function drawChange(draw: Draw, line: Tale['lines'][number]): Tale['lines'][number] {
  switch (draw.int(0, 3)) {
    case 0:
      return { ...line, pieces: line.pieces + 1 };
    case 1:
      return { ...line, price: line.price + draw.int(1, 300) };
    case 2:
      return { ...line, taxCode: draw.pick(TAX_CODES) };
    default:
      return line;
  }
}
