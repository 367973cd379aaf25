import type { Services } from '../../core/ports/index.ts';
import { documentId, type DigestRow } from '../../../src-shared/model/index.ts';
import { booksOf } from '../../sync/books-of.ts';
import { consolidateOneDay } from '../../sync/consolidate.ts';
import { findDigest } from './find.ts';

/**
 * Keeps one order out of the postings for a reason, or with null lets it in again, and consolidates
 * its day at once, so that the digest comes back as it is now.
 * @throws ExpectedFailure digest-not-found, document-not-found, document-already-posted
 */
export async function excludeOrder(
  services: Services,
  {
    id,
    document,
    reason,
  }: { readonly id: string; readonly document: string; readonly reason: string | null },
): Promise<DigestRow> {
  const row = await findDigest(services, id);
  await services.ledger.digests.exclude(row.id, documentId(document), reason);
  const stream = await services.ledger.streams.byId(row.stream);
  if (stream === null) throw new RangeError(`The stream of ${row.id} is not there`);
  await consolidateOneDay(services, { stream, books: await booksOf(services, stream) }, row);
  return findDigest(services, row.id);
}
