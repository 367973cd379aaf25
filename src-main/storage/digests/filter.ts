import type { DigestFilter } from '../../core/ports/index.ts';
import type { LedgerDatabase } from '../database/seam.ts';

/** The digests that a filter lets through, with their streams. */
export function filteredDigests(read: LedgerDatabase['read'], filter: DigestFilter) {
  let digests = read.selectFrom('digest').innerJoin('stream', 'stream.id', 'digest.stream_id');
  if (filter.stream !== undefined) digests = digests.where('stream.public_id', '=', filter.stream);
  if (filter.location !== undefined) digests = digests.where('digest.location', '=', filter.location);
  if (filter.from !== undefined) digests = digests.where('digest.business_date', '>=', filter.from);
  if (filter.to !== undefined) digests = digests.where('digest.business_date', '<=', filter.to);
  return digests;
}
