import type { PosDocument, PosLine, PosTender } from '../../../src-shared/model/index.ts';
import {
  type Minor,
  allocate,
  divideRounded,
  minor,
  quantity,
  sum,
  unitPrice,
} from '../../../src-shared/money/index.ts';
import { type BusinessDate, type Instant, addDays, localToInstant } from '../../../src-shared/time/index.ts';
import { ALL_GOODS, BACK_REASON, CURRENCY, LOCATIONS, METHODS, MONDAY, TAX_PERCENT, ZONE } from './shelf.ts';
import type { Story, StoryLine } from './story.ts';

/** A story with its place in the week: ids follow from it, and the order of what it tells. */
export interface Told extends Story {
  readonly n: number;
  /** Goods cost the same whenever they come; see `steady` of a week. */
  readonly steady: boolean;
}

export type Parts = Pick<PosDocument, 'kind'> & Partial<PosDocument>;

/** A document of a story, so many days after it began; `step` tells its documents apart. */
export function documentOf(story: Told, step: number, days: number, parts: Parts): PosDocument {
  const sourceId = `${story.type}-${story.n}-${step}`;
  const location = LOCATIONS[story.location] ?? 'KL';
  return {
    sourceId,
    number: `R-${story.n}/${step}`,
    location,
    register: `${location}-${story.register}`,
    shift: null,
    occurredAt: momentOf(dateOf(story, days), story.n, step),
    currency: CURRENCY,
    channel: 'till',
    customer: null,
    reference: null,
    reason: null,
    lines: [],
    tenders: [],
    total: minor(0),
    rounding: minor(0),
    details: {},
    ...parts,
  };
}

/** The business date so many days into a story. */
export function dateOf(story: Story, days: number): BusinessDate {
  return addDays(MONDAY, story.day + days);
}

/** Between 09:00 and 21:00; the documents of a story in their order, also within one day. */
function momentOf(date: BusinessDate, n: number, step: number): Instant {
  const minute = 9 * 60 + ((n * 7) % (10 * 60)) + step * 11;
  const found = localToInstant({ date, timeMs: minute * 60_000 }, ZONE);
  if (found.kind !== 'exact') throw new RangeError('Kuala Lumpur never changes its clocks');
  return found.instant;
}

/** A line of a sale; `sign` −1: taken back. */
export function lineOf(line: StoryLine, sign: 1 | -1 = 1): PosLine {
  const good = ALL_GOODS[line.good] ?? ALL_GOODS[0];
  const gross = line.price * line.pieces;
  const discount = percent(gross, line.discountPercent);
  const net = gross - discount;
  const tax = percent(net, TAX_PERCENT.get(line.taxCode) ?? 0);
  return {
    type: line.charge ? 'service-charge' : 'item',
    sku: line.charge ? 'CHARGE' : good.sku,
    name: line.charge ? 'Service charge' : good.sku.toLowerCase(),
    quantity: quantity(sign * line.pieces * 1000),
    unitPrice: unitPrice(line.price * 10_000),
    discount: minor(sign * discount),
    net: minor(sign * net),
    tax: minor(sign * tax),
    total: minor(sign * (net + tax)),
    taxCode: line.taxCode,
    cost: null,
    productGroup: line.charge ? null : good.group,
  };
}

/** Goods only, each SKU once: documents of their own say how they move line by line. */
export function uniqueGoods(lines: readonly StoryLine[], from: readonly { sku: string }[]): StoryLine[] {
  const seen = new Set<number>();
  return lines.flatMap((line) => {
    const good = line.good % from.length;
    if (seen.has(good)) return [];
    seen.add(good);
    return [{ ...line, good, charge: false }];
  });
}

/** Goods that move without a price. */
export function movedLine(line: StoryLine, pieces: number, cost: Minor | null): PosLine {
  const amount = cost ?? minor(0);
  return {
    ...lineOf({ ...line, charge: false }),
    quantity: quantity(pieces * 1000),
    unitPrice: unitPrice(0),
    discount: minor(0),
    net: amount,
    tax: minor(0),
    total: amount,
    taxCode: 'ZR',
    cost,
  };
}

export function totalOf(lines: readonly PosLine[]): Minor {
  return sum(lines.map(({ total }) => total));
}

export interface Paid {
  readonly tenders: readonly PosTender[];
  readonly rounding: Minor;
}

export const UNPAID: Paid = { tenders: [], rounding: minor(0) };

/** Pays (or gives back) what is due in up to two legs; a last leg in cash is rounded to five cents. */
export function paid(story: Story, due: number, tipped = false): Paid {
  if (due === 0) return UNPAID;
  const first = METHODS[story.method] ?? 'Cash';
  const second = METHODS[story.secondMethod] ?? 'Cash';
  const [one = minor(0), rest = minor(0)] = allocate(minor(due), [story.split, 100 - story.split]);
  if (first === 'Cash' || rest === 0) return paidBy(first, due, tipped ? story.tip : 0);
  const last = paidBy(second, rest, tipped ? story.tip : 0);
  return { tenders: [leg(first, one), ...last.tenders], rounding: last.rounding };
}

export function paidBy(method: string, due: number, tip = 0): Paid {
  const amount = method === 'Cash' ? toCoin(due) : due;
  const tenders = amount + tip === 0 ? [] : [leg(method, amount + tip, tip)];
  return { tenders, rounding: minor(amount - due) };
}

export function leg(method: string, amount: number, tip = 0, reference: string | null = null): PosTender {
  return { method, amount: minor(amount), tip: minor(tip), reference };
}

/** Every leg in the other direction. */
export function undone({ tenders, rounding }: Paid): Paid {
  return {
    tenders: tenders.map((one) => ({ ...one, amount: minor(-one.amount), tip: minor(-one.tip) })),
    rounding: minor(-rounding),
  };
}

/** Five is odd, so there is never a tie. */
function toCoin(amount: number): number {
  const over = Math.abs(amount) % 5;
  return Math.sign(amount) * (Math.abs(amount) - over + (over > 2 ? 5 : 0));
}

/** Half away from zero, as tills do. */
export function percent(amount: number, of: number): number {
  return Number(divideRounded(BigInt(amount) * BigInt(of), 100n, 'half-away-from-zero'));
}

/** People the till knows: some by a number, some by name alone. */
export function customerOf(index: number | null): Pick<PosDocument, 'customer' | 'details'> {
  if (index === null) return { customer: null, details: {} };
  const customerName = `Customer ${index}`;
  return { customer: index % 3 === 2 ? null : `CUST-${index}`, details: { customerName } };
}

export function about({ kind, sourceId }: PosDocument): NonNullable<PosDocument['reference']> {
  return { kind, sourceId };
}

/** The whole of a document taken back at a later time. */
export function cancellationOf(story: Told, step: number, days: number, document: PosDocument): PosDocument {
  return documentOf(story, step, days, {
    kind: 'cancellation',
    customer: document.customer,
    reference: about(document),
    reason: BACK_REASON,
    lines: document.lines.map((line) => ({
      ...line,
      quantity: quantity(-line.quantity),
      discount: minor(-line.discount),
      net: minor(-line.net),
      tax: minor(-line.tax),
      total: minor(-line.total),
    })),
    total: minor(-document.total),
    ...undone(document),
    details: document.details,
  });
}
