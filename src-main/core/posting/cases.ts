import {
  type ContactReference,
  type DigestSingle,
  ExpectedFailure,
  type Failure,
  type PosDocument,
} from '../../../src-shared/model/index.ts';
import { UNNUMBERED } from '../digest/section.ts';
import type { DraftWrite, PostingContext } from './context.ts';

/** How a document that stands alone becomes accounting documents: none when there is nothing to post. */
export type Recipe = (single: DigestSingle, context: PostingContext) => readonly DraftWrite[];

/** What the steps of one layby, order or job have in common: the till's case, else what it all began with. */
export function caseOf({ details, reference, sourceId }: PosDocument): string {
  return details.caseId ?? reference?.sourceId ?? sourceId;
}

/** Which card it is about. */
export function cardOf({ details }: PosDocument): string {
  const { caseId } = details;
  return caseId === undefined || caseId === '' ? UNNUMBERED : caseId;
}

/** Whose network a card goes through. */
export function networkOf({ details }: PosDocument): string {
  const { network } = details;
  return network === undefined || network === '' ? UNNUMBERED : network;
}

export function customerOf(pos: PosDocument, { rules }: PostingContext): ContactReference | null {
  return rules.contactOf(pos)?.reference ?? null;
}

/** @throws ExpectedFailure customer-missing when the till names nobody */
export function knownCustomerOf(pos: PosDocument, context: PostingContext): ContactReference {
  const customer = customerOf(pos, context);
  if (customer === null) throw customerMissing(pos);
  return customer;
}

export function customerMissing({ number }: PosDocument): ExpectedFailure {
  return new ExpectedFailure('customer-missing', { where: number, data: { number } });
}

/** Throws a reason to hold a document, if there is one. */
export function refuse(reason: Failure | null): void {
  if (reason === null) return;
  const { code, where, data } = reason;
  throw new ExpectedFailure(code, where === null ? { data } : { where, data });
}

/** 1 for what the till means, −1 for what takes it back. */
export function directionOf({ kind }: Pick<PosDocument, 'kind'>): 1 | -1 {
  return kind === 'cancellation' ? -1 : 1;
}
