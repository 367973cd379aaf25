import type { PosDocument, PosLine } from '../../../src-shared/model/index.ts';
import { minor, quantity } from '../../../src-shared/money/index.ts';
import {
  type Told,
  cancellationOf,
  customerOf,
  documentOf,
  leg,
  lineOf,
  movedLine,
  percent,
  totalOf,
  uniqueGoods,
} from './making.ts';
import {
  ALL_GOODS,
  GOODS,
  LOCATIONS,
  PAY_IN_REASONS,
  PAY_OUT_REASONS,
  UNMAPPED_PAY_OUT_REASON,
} from './shelf.ts';

// The drawer and the store room: nothing is sold here.

/** Opened with a float and closed with a count that is right, short or over. */
export function shift(story: Told): readonly PosDocument[] {
  const id = `SH-${story.n}`;
  const float = story.amount * 5;
  const open = documentOf(story, 0, 0, {
    kind: 'shift-open',
    shift: id,
    details: { openingFloat: minor(float) },
  });
  const variance = [0, -story.amount, story.amount, 0, -5, 5][story.choice] ?? 0;
  const counts = [
    { method: 'Cash', expected: minor(float), counted: minor(float + variance) },
    { method: 'Card', expected: minor(story.amount), counted: minor(story.flag ? 0 : story.amount) },
  ];
  // Opened and closed on one day: a shift belongs to the day of its opening.
  return [open, documentOf(story, 1, 0, { kind: 'shift-close', shift: id, details: { counts } })];
}

export function payOut(story: Told): readonly PosDocument[] {
  const known = story.choice < 5 ? (PAY_OUT_REASONS[story.choice % 3] ?? null) : UNMAPPED_PAY_OUT_REASON;
  const reason = story.other ? null : known;
  const lines = story.flag ? [boughtLine(story.amount)] : [];
  const total = lines.length === 0 ? minor(-story.amount) : totalOf(lines);
  const cash = toCoins(total);
  const paidOut = documentOf(story, 0, 0, {
    kind: 'pay-out',
    reason,
    lines,
    total,
    rounding: minor(cash - total),
    tenders: cash === 0 ? [] : [leg('Cash', cash)],
  });
  return story.gap === 3 && reason !== UNMAPPED_PAY_OUT_REASON
    ? [paidOut, { ...cancellationOf(story, 1, 1, paidOut), reason }]
    : [paidOut];
}

function toCoins(amount: number): number {
  const over = Math.abs(amount) % 5;
  return Math.sign(amount) * (Math.abs(amount) - over + (over > 2 ? 5 : 0));
}

/** Something bought out of the drawer, with input tax. */
function boughtLine(net: number): PosLine {
  const line = { good: 0, pieces: 1, price: net, discountPercent: 0, taxCode: 'SR6', charge: false } as const;
  return { ...lineOf(line, -1), sku: 'BOUGHT', name: 'Bought for the shop', productGroup: null };
}

export function payIn(story: Told): readonly PosDocument[] {
  const reason = story.flag ? null : (PAY_IN_REASONS[story.choice % 2] ?? null);
  return [cashMove(story, 'pay-in', story.amount, reason)];
}

export function cashDrop(story: Told): readonly PosDocument[] {
  return [cashMove(story, 'cash-drop', -story.amount, null)];
}

export function floatChange(story: Told): readonly PosDocument[] {
  return [cashMove(story, 'float-change', story.flag ? story.amount : -story.amount, null)];
}

function cashMove(
  story: Told,
  kind: 'pay-in' | 'cash-drop' | 'float-change',
  amount: number,
  reason: string | null,
): PosDocument {
  return documentOf(story, 0, 0, { kind, reason, total: minor(amount), tenders: [leg('Cash', amount)] });
}

/** Sometimes a coin of it goes to the safe. */
export function chequeCashing(story: Told): readonly PosDocument[] {
  const kept = story.flag ? 5 : 0;
  const tenders = [leg('Cheque', story.amount + kept, 0, `CHQ ${story.n}`), leg('Cash', -story.amount)];
  return [documentOf(story, 0, 0, { kind: 'cheque-cashing', total: minor(kept), tenders })];
}

/** At a cost that differs from delivery to delivery, unless the week is steady. */
export function goodsReceived(story: Told): readonly PosDocument[] {
  const stocked = ALL_GOODS.slice(0, -1);
  const lines = uniqueGoods(story.lines, stocked).map((line) => {
    const pieces = line.pieces * (story.flag ? 10 : 1);
    const unit = ALL_GOODS[line.good]?.unit ?? 0;
    const cost = story.steady ? pieces * unit : percent(pieces * unit, 85 + (line.price % 31));
    return movedLine(line, pieces, minor(cost));
  });
  const total = totalOf(lines);
  return [documentOf(story, 0, 0, { kind: 'goods-received', lines, total, details: { supplier: 'Maker' } })];
}

/** All of it arrives, or some of it, or none of it within the week. */
export function transfer(story: Told): readonly PosDocument[] {
  const caseId = `TR-${story.n}`;
  const to = (story.location + 1 + (story.choice % 2)) % LOCATIONS.length;
  const details = { caseId, otherLocation: LOCATIONS[to] ?? 'KL' };
  const goods = uniqueGoods(story.lines, GOODS);
  const sent = goods.map((line) => movedLine(line, line.pieces, null));
  const out = documentOf(story, 0, 0, { kind: 'transfer-out', lines: sent, details });
  if (story.choice === 0) return [out];
  const arrived = goods.map((line) => movedLine(line, Math.max(1, line.pieces - (story.flag ? 1 : 0)), null));
  const back = { caseId, otherLocation: out.location };
  const there = { ...story, location: to };
  const parts = {
    kind: 'transfer-in',
    reference: { kind: 'transfer-out', sourceId: out.sourceId },
    lines: arrived,
  } as const;
  return [out, documentOf(there, 1, story.gap, { ...parts, details: back })];
}

/** Lost or found; quantities are changes. */
export function stockAdjustment(story: Told): readonly PosDocument[] {
  const lines = uniqueGoods(story.lines, GOODS).map((line) =>
    movedLine(line, story.flag ? line.pieces : -line.pieces, null),
  );
  return [documentOf(story, 0, 0, { kind: 'stock-adjustment', reason: 'Broken', lines })];
}

/** Says what is there and changes nothing. */
export function stockCount(story: Told): readonly PosDocument[] {
  const lines = uniqueGoods(story.lines, GOODS).map((line) => ({
    ...movedLine(line, 0, null),
    quantity: quantity(line.pieces * 1000),
  }));
  return [documentOf(story, 0, 0, { kind: 'stock-count', lines })];
}

export function customer(story: Told): readonly PosDocument[] {
  return [documentOf(story, 0, 0, { kind: 'customer', ...customerOf(story.customer ?? 1) })];
}

export function fee(story: Told): readonly PosDocument[] {
  const amount = minor(-story.amount);
  return [documentOf(story, 0, 0, { kind: 'fee', total: amount, tenders: [leg('Card', amount)] })];
}
