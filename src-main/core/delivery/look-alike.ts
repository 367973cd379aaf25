import {
  type AccountingDocument,
  accountInKey,
  type AccountingDocumentType,
  type DeliveryKey,
  failure,
} from '../../../src-shared/model/index.ts';
import { formatMinor } from '../../../src-shared/money/index.ts';
import type { LookAlike, QueuedJob, Settlement } from '../ports/index.ts';

/**
 * What a bank feed or another connector brings to the books as well. Journals name no one contact and amount that
 * others would have too: a stream that posts nothing else has its keys alone to be known by.
 */
const MAY_COME_TWICE: ReadonlySet<AccountingDocumentType> = new Set(['invoice', 'credit-note', 'receipt']);

/**
 * Documents that are about to be made, by which the books are searched for others like them: not those that a
 * person has compared already. Also what was sent before and is not in the books: what they refused somebody
 * may have typed in meanwhile.
 */
export function toLookFor(
  jobs: readonly Pick<QueuedJob, 'document' | 'postAnyway'>[],
): readonly AccountingDocument[] {
  return jobs
    .filter(({ postAnyway }) => !postAnyway)
    .map(({ document }) => document)
    .filter((document) => MAY_COME_TWICE.has(document.type) && !isOneOfMany(document));
}

/** Place of the subject in a key that Daybook has made; see makeDeliveryKey. */
const SUBJECT = 4;
const SECTIONS: ReadonlySet<string> = new Set(['sales', 'returns']);

/**
 * Where each sale is a document of its own, those of nobody in particular look alike by nature: two shops that
 * sell a coffee at the same price on one day have not sold it twice.
 */
function isOneOfMany(document: AccountingDocument): boolean {
  if (!('customer' in document) || document.customer !== null) return false;
  const subject = document.key.split('/')[SUBJECT];
  return subject !== undefined && !SECTIONS.has(subject);
}

/**
 * Documents of one batch that look like another one before them that a till with an account of its own has told
 * of: a shop that is connected twice brings its sales twice, and none of them is in the books yet.
 */
export function alikeWithin(documents: readonly AccountingDocument[]): readonly LookAlike[] {
  const first = new Map<string, AccountingDocument>();
  return documents.flatMap((document): LookAlike[] => {
    if (!('contact' in document)) return [];
    const { key, type, date, total, customer } = document;
    const looks = JSON.stringify([type, date, total, customer?.code ?? document.contact]);
    const other = first.get(looks);
    first.set(looks, other ?? document);
    if (other === undefined || accountInKey(other.key) === accountInKey(key)) return [];
    return [{ key, number: other.number, date, contact: customer?.name ?? document.contact, total }];
  });
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
