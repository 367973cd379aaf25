import type { PosDocument, PosLine } from '../../../src-shared/model/index.ts';
import { minor, quantity } from '../../../src-shared/money/index.ts';
import {
  type Told,
  about,
  cancellationOf,
  customerOf,
  documentOf,
  leg,
  lineOf,
  paid,
  paidBy,
  totalOf,
} from './making.ts';
import { BACK_REASON, GONE_REASON, STORE_CREDIT, UNMAPPED_METHOD } from './shelf.ts';

// Stories over the counter: sales that are paid at once, and what comes of them.

export function sale(story: Told): readonly PosDocument[] {
  return [saleOf(story)];
}

export function saleOf(story: Told): PosDocument {
  const lines = story.lines.map((line) => lineOf(line));
  const total = totalOf(lines);
  return documentOf(story, 0, 0, {
    kind: 'sale',
    ...customerOf(story.customer),
    lines,
    total,
    ...paid(story, total, true),
  });
}

/** Part of it comes back, perhaps the rest later too, for money by whichever tender. */
export function returnedSale(story: Told): readonly PosDocument[] {
  const sold = saleOf(story);
  const [first, ...others] = story.lines;
  if (first === undefined) return [sold];
  const back = (step: number, days: number, lines: readonly PosLine[]): PosDocument => {
    const total = totalOf(lines);
    const { method, secondMethod } = story;
    return documentOf(story, step, days, {
      kind: 'return',
      customer: sold.customer,
      details: sold.details,
      reference: about(sold),
      reason: reasonOf(story),
      lines,
      total,
      ...paid({ ...story, method: secondMethod, secondMethod: method }, total),
    });
  };
  const once = back(1, story.gap, [lineOf({ ...first, pieces: 1 }, -1)]);
  if (story.flag && story.other) return [sold, once, cancellationOf(story, 3, story.gap + 2, once)];
  if (!story.other || others.length === 0) return [sold, once];
  const rest = others.map((line) => lineOf(line, -1));
  return [sold, once, back(2, story.gap + 1, rest)];
}

function reasonOf({ choice }: Told): string | null {
  return [null, BACK_REASON, GONE_REASON][choice % 3] ?? null;
}

/** On the day itself both are left out; later the cancellation is an event of its own. */
export function cancelledSale(story: Told): readonly PosDocument[] {
  const sold = saleOf(story);
  return [sold, cancellationOf(story, 1, story.gap, sold)];
}

/** The first line back, all others in its place; only the difference changes hands. */
export function exchange(story: Told): readonly PosDocument[] {
  const [first, ...others] = story.lines;
  if (first === undefined || others.length === 0) return sale(story);
  const lines = [lineOf({ ...first, charge: false }, -1), ...others.map((line) => lineOf(line))];
  const total = totalOf(lines);
  const exchanged = documentOf(story, 0, 0, {
    kind: 'exchange',
    reason: story.other ? GONE_REASON : BACK_REASON,
    lines,
    total,
    ...paid(story, total),
  });
  return story.flag ? [exchanged, cancellationOf(story, 1, story.gap + 1, exchanged)] : [exchanged];
}

export function returnWithoutReceipt(story: Told): readonly PosDocument[] {
  const lines = story.lines.map((line) => lineOf(line, -1));
  const total = totalOf(lines);
  return [
    documentOf(story, 0, 0, { kind: 'return', reason: reasonOf(story), lines, total, ...paid(story, total) }),
  ];
}

/** Goods come back for credit, which pays for part of something later. */
export function storeCredit(story: Told): readonly PosDocument[] {
  const lines = story.lines.map((line) => lineOf(line, -1));
  const total = totalOf(lines);
  const credit = `SC-${story.n}`;
  const back = documentOf(story, 0, 0, {
    kind: 'return',
    reason: reasonOf(story),
    lines,
    total,
    tenders: [leg(STORE_CREDIT, total, 0, credit)],
  });
  if (story.flag || total === 0) return [back];
  const bought = story.lines.map((line) => lineOf(line));
  const price = totalOf(bought);
  const covered = Math.ceil(price / 2);
  const rest = paidBy('Card', price - covered);
  return [
    back,
    documentOf(story, 1, story.gap, {
      kind: 'sale',
      lines: bought,
      total: price,
      tenders: [leg(STORE_CREDIT, covered, 0, story.other ? credit : null), ...rest.tenders],
    }),
  ];
}

/** Held: the tenders come to more than the lines. */
export function brokenSale(story: Told): readonly PosDocument[] {
  const sold = saleOf(story);
  return [{ ...sold, tenders: [...sold.tenders, leg('Cash', 100)] }];
}

/** Held: nobody has said where its money goes. */
export function unmappedTender(story: Told): readonly PosDocument[] {
  const sold = saleOf(story);
  return [{ ...sold, rounding: minor(0), tenders: [leg(UNMAPPED_METHOD, sold.total)] }];
}

/** Something for nothing: sold and given away at once; the goods leave. */
export function emptySale(story: Told): readonly PosDocument[] {
  const lines = story.lines.slice(0, 1).map((line) => ({
    ...lineOf({ ...line, price: 1, discountPercent: 0, taxCode: 'ZR', charge: false }),
    discount: minor(line.pieces),
    net: minor(0),
    tax: minor(0),
    total: minor(0),
    quantity: quantity(line.pieces * 1000),
  }));
  return [documentOf(story, 0, 0, { kind: 'sale', lines })];
}
