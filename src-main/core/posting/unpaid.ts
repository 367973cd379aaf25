import { formatMinor, type Minor, minor, negate } from '../../../src-shared/money/index.ts';
import { ExpectedFailure, type PosDocument } from '../../../src-shared/model/index.ts';
import { settledBy, tendersImbalance } from '../digest/balance.ts';
import { directionOf, refuse } from './cases.ts';

/** What the tenders leave of the total, signed. */
export function unpaidOf(pos: PosDocument): Minor {
  return minor(pos.total - settledBy(pos));
}

/** What earlier deposits pay, as the till states it; null: it does not say. */
export function statedDeposit(pos: PosDocument): Minor | null {
  const stated = pos.details.depositApplied;
  if (stated === undefined) return null;
  // What takes a document back may carry its figures as they were.
  return directionOf(pos) === -1 && stated > 0 ? negate(stated) : stated;
}

/**
 * Earlier deposits that pay a sale, as the till states them; nothing where it states none.
 * @throws ExpectedFailure deposit-mismatch for more than the tenders leave, or the other way round: what is
 * wrong is named, never plugged
 */
export function appliedDeposit(pos: PosDocument): Minor | null {
  const stated = statedDeposit(pos);
  if (stated === null || stated === 0) return stated;
  const unpaid = unpaidOf(pos);
  const fits = Math.sign(stated) === directionOf(pos) && Math.abs(stated) <= directionOf(pos) * unpaid;
  if (!fits) throw depositMismatch(pos, minor(stated - unpaid));
  return stated;
}

/**
 * What a card or a job's deposits pay where the till does not say how much: what the tenders leave.
 * @throws ExpectedFailure order-out-of-balance when that is more than the sale comes to, or the other way
 */
export function impliedPayment(pos: PosDocument): Minor {
  const unpaid = unpaidOf(pos);
  const plugs = Math.sign(unpaid) !== Math.sign(pos.total) || Math.abs(unpaid) > Math.abs(pos.total);
  if (unpaid !== 0 && plugs) refuse(tendersImbalance(pos));
  return unpaid;
}

/** The deposits are not what the tenders leave. */
export function depositMismatch({ number, currency }: PosDocument, difference: Minor): ExpectedFailure {
  const data = { number, difference: formatMinor(difference, currency), currency };
  return new ExpectedFailure('deposit-mismatch', { where: number, data });
}
