import { currencyCode, minor, quantity, unitPrice } from '../../src-shared/money/index.ts';
import type { PosDocument, PosLine, PosTender } from '../../src-shared/model/index.ts';
import { businessDate, instant } from '../../src-shared/time/index.ts';

/** The currency of everything built here, unless a test says otherwise. */
export const MYR = currencyCode('MYR');

/** Days in a row, oldest first. */
export const [MONDAY, TUESDAY, WEDNESDAY] = [
  businessDate('2026-03-02'),
  businessDate('2026-03-03'),
  businessDate('2026-03-04'),
] as const;

/** A line of one piece with 6 % tax on top: net 100.00, tax 6.00. Amounts are minor units. */
export function aLine(parts: Partial<PosLine> = {}): PosLine {
  const net = parts.net ?? minor(10_000);
  const tax = parts.tax ?? minor(600);
  return {
    type: 'item',
    sku: 'TEA-1',
    name: 'Tea',
    quantity: quantity(1000),
    unitPrice: unitPrice(106_000_000),
    discount: minor(0),
    taxCode: 'SR6',
    cost: null,
    productGroup: null,
    ...parts,
    net,
    tax,
    total: minor(net + tax),
  };
}

export function aTender(parts: Partial<PosTender> = {}): PosTender {
  return { method: 'Cash', amount: minor(10_600), tip: minor(0), reference: null, ...parts };
}

/**
 * A sale of one line paid in cash, which adds up: without lines or tenders of its own, the tenders are
 * what the lines come to with rounding and tips.
 */
export function aSale(sourceId: string, parts: Partial<PosDocument> = {}): PosDocument {
  const lines = parts.lines ?? [aLine()];
  const total = parts.total ?? minor(lines.reduce((all, line) => all + line.total, 0));
  const rounding = parts.rounding ?? minor(0);
  return {
    kind: 'sale',
    sourceId,
    number: `R-${sourceId}`,
    location: 'KL',
    register: null,
    shift: null,
    occurredAt: instant(Date.UTC(2026, 2, 2, 4)),
    currency: MYR,
    channel: 'till',
    customer: null,
    reference: null,
    reason: null,
    details: {},
    ...parts,
    lines,
    total,
    rounding,
    tenders: parts.tenders ?? [aTender({ amount: minor(total + rounding) })],
  };
}

/** A return of that line for cash; everything on it is negative. */
export function aReturn(sourceId: string, parts: Partial<PosDocument> = {}): PosDocument {
  const line = aLine({ quantity: quantity(-1000), net: minor(-10_000), tax: minor(-600) });
  return aSale(sourceId, { kind: 'return', lines: [line], ...parts });
}

/** Ten of an item received at 4.00 each. */
export function goodsReceived(sourceId: string, parts: Partial<PosDocument> = {}): PosDocument {
  const line = aLine({
    quantity: quantity(10_000),
    net: minor(4_000),
    tax: minor(0),
    cost: minor(4_000),
  });
  return aSale(sourceId, { kind: 'goods-received', lines: [line], tenders: [], ...parts });
}

/** The customer of what is not paid at the counter. */
const SITI = { customer: '17', details: { customerName: 'Siti' } };

/** Goods that a customer takes and owes. */
export function accountSale(sourceId: string, parts: Partial<PosDocument> = {}): PosDocument {
  return aSale(sourceId, { kind: 'account-sale', tenders: [], ...SITI, ...parts });
}

/** What that customer pays of it in cash. */
export function accountPayment(sourceId: string, parts: Partial<PosDocument> = {}): PosDocument {
  const total = minor(10_600);
  return aSale(sourceId, { kind: 'account-payment', lines: [], total, ...SITI, ...parts });
}

/** Goods put aside for that customer. */
export function aLayby(sourceId: string, parts: Partial<PosDocument> = {}): PosDocument {
  const { customer, details } = SITI;
  return aSale(sourceId, {
    kind: 'layby-open',
    tenders: [],
    customer,
    details: { ...details, caseId: `case-${sourceId}` },
    ...parts,
  });
}

/** Pieces that one location sends to another, or that arrive from there. */
export function aTransfer(
  kind: 'transfer-out' | 'transfer-in',
  caseId: string,
  pieces: number,
  parts: Partial<PosDocument> = {},
): PosDocument {
  const [location, otherLocation] = kind === 'transfer-out' ? ['KL', 'PJ'] : ['PJ', 'KL'];
  return aSale(`${kind}-${caseId}`, {
    kind,
    location,
    lines: [aLine({ quantity: quantity(pieces * 1_000), net: minor(0), tax: minor(0) })],
    tenders: [],
    details: { otherLocation, caseId },
    ...parts,
  });
}
