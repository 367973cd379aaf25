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
  let lines = 0;
  for (const line of document.lines) {
    lines += line.total;
    const within = line.net + line.tax - line.total;
    if (within !== 0) return outOfBalance(document, 'lines', minor(within));
  }
  let paid = 0;
  let tips = 0;
  for (const leg of document.tenders) {
    paid += leg.amount;
    tips += leg.tip;
  }
  const betweenLines = lines - document.total;
  if (betweenLines !== 0) return outOfBalance(document, 'lines', minor(betweenLines));
  const betweenTenders = paid - (document.total + document.rounding + tips);
  if (betweenTenders !== 0) return outOfBalance(document, 'tenders', minor(betweenTenders));
  if (Math.abs(document.rounding) > roundingCap(document.currency)) {
    return failure('rounding-over-cap', {
      where: document.number,
      data: {
        number: document.number,
        rounding: formatMinor(document.rounding, document.currency),
        currency: document.currency,
      },
    });
  }
  return null;
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
