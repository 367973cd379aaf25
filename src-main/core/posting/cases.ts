import {
  type CaseKind,
  caseName,
  type ContactReference,
  type DigestSingle,
  ExpectedFailure,
  type Failure,
  type PosDocument,
} from '../../../src-shared/model/index.ts';
import { ruledBy } from '../digest/kinds.ts';
import { UNNUMBERED } from '../digest/section.ts';
import type { DraftWrite, PostingContext } from './context.ts';

/** How a document that stands alone becomes accounting documents: none when there is nothing to post. */
export type Recipe = (single: DigestSingle, context: PostingContext) => readonly DraftWrite[];

/** The case of a step as the till numbers it: its own number, else that of what it all began with. */
export function caseNumberOf({ details, reference, sourceId }: PosDocument): string {
  return details.caseId ?? (reference?.of ?? reference)?.sourceId ?? sourceId;
}

/** The name that all steps of a layby, order or job have in common in the books. */
export function caseOf(pos: PosDocument, { rules }: Pick<PostingContext, 'rules'>): string {
  return caseName(rules.account, caseKindOf(pos), caseNumberOf(pos));
}

/**
 * A deposit that was taken for a direct ship order is given back as that order's, and is that order's again when
 * the refund is taken back.
 */
function caseKindOf(pos: PosDocument): Exclude<CaseKind, 'transfer'> {
  const kind = ruledBy(pos);
  const { reference } = pos;
  const of = kind === 'deposit-refund' && reference !== null ? (reference.of ?? reference).kind : kind;
  if (of.startsWith('layby-')) return 'layby';
  if (of.startsWith('direct-ship-')) return 'direct-ship';
  return of.startsWith('installed-') ? 'job' : 'deposit';
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
