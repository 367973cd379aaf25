import { type CurrencyCode, formatMinor, type Minor, minor } from '../../../src-shared/money/index.ts';
import { type Failure, failure, type PosDocument } from '../../../src-shared/model/index.ts';

/**
 * Smallest cash coin by currency, in minor units, where it is larger than one; a rounding above half
 * of it is no rounding. Sources: the central banks' cash rounding rules.
 */
const SMALLEST_COIN: Readonly<Record<string, number>> = {
  AUD: 5,
  CAD: 5,
  CHF: 5,
  CZK: 100,
  DKK: 50,
  EUR: 5,
  HUF: 500,
  IDR: 10_000,
  INR: 100,
  MYR: 5,
  NOK: 100,
  NZD: 10,
  SEK: 100,
  SGD: 5,
  ZAR: 10,
};
const OTHER_SMALLEST_COIN = 10;

/** The most that one receipt may be rounded, in minor units. */
export function roundingCap(currency: CurrencyCode): number {
  return Math.floor((SMALLEST_COIN[currency] ?? OTHER_SMALLEST_COIN) / 2);
}

/**
 * Why a document that goes through the tills does not add up, or null when it does. The difference
 * is named, never plugged: net + tax = total on each line, lines = total, and total + rounding + tips =
 * tenders.
 */
export function imbalanceOf(document: PosDocument): Failure | null {
  return linesImbalance(document) ?? tendersImbalance(document) ?? roundingOverCap(document);
}

/** Why the lines do not add up to the document's total. */
export function linesImbalance(document: PosDocument): Failure | null {
  let lines = 0;
  for (const line of document.lines) {
    lines += line.total;
    const within = line.net + line.tax - line.total;
    if (within !== 0) return outOfBalance(document, 'lines', minor(within));
  }
  const difference = lines - document.total;
  return difference === 0 ? null : outOfBalance(document, 'lines', minor(difference));
}

/** Why the tenders are not what the total, the rounding and the tips come to. */
export function tendersImbalance(document: PosDocument): Failure | null {
  const difference = settledBy(document) - document.total;
  return difference === 0 ? null : outOfBalance(document, 'tenders', minor(difference));
}

/** What the tenders pay of the total: without tips, and without what was rounded. */
export function settledBy({ tenders, rounding }: Pick<PosDocument, 'tenders' | 'rounding'>): Minor {
  let paid = 0;
  for (const leg of tenders) paid += leg.amount - leg.tip;
  return minor(paid - rounding);
}

/** Why the rounding is none, being more than half of the smallest coin. */
export function roundingOverCap(document: PosDocument): Failure | null {
  if (Math.abs(document.rounding) <= roundingCap(document.currency)) return null;
  return failure('rounding-over-cap', {
    where: document.number,
    data: {
      number: document.number,
      rounding: formatMinor(document.rounding, document.currency),
      currency: document.currency,
    },
  });
}

function outOfBalance(document: PosDocument, side: 'lines' | 'tenders', difference: Minor): Failure {
  return failure('order-out-of-balance', {
    where: document.number,
    data: {
      number: document.number,
      side,
      difference: formatMinor(difference, document.currency),
      currency: document.currency,
    },
  });
}
