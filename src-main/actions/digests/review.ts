import type { Services } from '../../core/ports/index.ts';
import { digestId, type DigestRow } from '../../../src-shared/model/index.ts';
import type { RequestData } from '../../../src-shared/ipc/contract.ts';
import { findDigest, findDigests } from './find.ts';

/**
 * Marks digests as reviewed, or takes that back, all or none. A review is of the content of this
 * moment: what comes later has not been seen.
 * @throws ExpectedFailure digest-not-found
 */
export async function reviewDigests(
  services: Services,
  { ids, reviewed }: RequestData<'digests.review'>,
): Promise<readonly DigestRow[]> {
  const wanted = [...new Set(ids)].map(digestId);
  await services.ledger.digests.review(wanted, reviewed);
  return findDigests(services, wanted);
}

/** Keeps a remark on a digest; an empty one takes it away. @throws ExpectedFailure digest-not-found */
export async function noteDigest(
  services: Services,
  { id, note }: RequestData<'digests.note'>,
): Promise<string> {
  const row = await findDigest(services, id);
  await services.ledger.digests.setNote(row.id, note);
  return services.ledger.digests.note(row.id);
}
