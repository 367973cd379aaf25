import {
  type AccountingDocument,
  type AccountingDocumentType,
  type DeliveryKey,
  failure,
} from '../../../src-shared/model/index.ts';
import { formatMinor } from '../../../src-shared/money/index.ts';
import type { LookAlike, QueuedJob, Settlement } from '../ports/index.ts';

/** What a bank feed or another connector brings to the books as well. */
const MAY_COME_TWICE: ReadonlySet<AccountingDocumentType> = new Set(['invoice', 'credit-note', 'receipt']);

/**
 * Documents that are about to be sent for the first time, by which the books are searched for others like
 * them: not those that a person has compared already.
 */
export function toLookFor(
  jobs: readonly Pick<QueuedJob, 'document' | 'attempts' | 'postAnyway'>[],
): readonly AccountingDocument[] {
  return jobs
    .filter(({ attempts, postAnyway }) => attempts === 0 && !postAnyway)
    .map(({ document }) => document)
    .filter(({ type }) => MAY_COME_TWICE.has(type));
}

/** Each that has one like it is held, with the first of them, until a person has compared the two. */
export function suspected(
  documents: readonly AccountingDocument[],
  lookAlikes: readonly LookAlike[],
): readonly Settlement[] {
  const found = new Map<DeliveryKey, LookAlike>();
  for (const one of lookAlikes) if (!found.has(one.key)) found.set(one.key, one);
  return documents.flatMap(({ key, number, currency }): Settlement[] => {
    const other = found.get(key);
    if (other === undefined) return [];
    const { number: theirs, date, contact } = other;
    const data = { number, theirs, date, contact, total: formatMinor(other.total, currency) };
    return [{ key, state: 'held', cause: failure('duplicate-suspected', { where: number, data }) }];
  });
}
