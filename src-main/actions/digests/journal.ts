import { mappingsByDate } from '../../sync/consolidate.ts';
import { postRevision } from '../../core/posting/post-revision.ts';
import type { Services } from '../../core/ports/index.ts';
import { type DigestRow, type Entry, ExpectedFailure } from '../../../src-shared/model/index.ts';

/**
 * The double entries that posting a digest will make (its open revision) or made (posted ones), by
 * the mappings in force on its date. Cost of goods is added by the books when they post.
 */
export async function journalOf(services: Services, row: DigestRow): Promise<readonly Entry[]> {
  const { ledger } = services;
  const stream = await ledger.streams.byId(row.stream);
  if (stream === null) return [];
  const mapping = mappingsByDate(await ledger.mappings.list(stream.id))(row.date);
  const revisions = await ledger.digests.revisions(row.id);
  return revisions.flatMap(({ revision, content }) => {
    try {
      const { account, settings } = stream;
      return postRevision(
        { digest: row.id, stream: stream.id, location: row.location, date: row.date, revision, content },
        { account, grouping: settings.grouping, mapping },
      ).flatMap(({ draft }) => draft.entries);
    } catch (error) {
      // A mapping that is missing now is shown on the mapping page; there is no entry to show for it.
      if (error instanceof ExpectedFailure) return [];
      throw error;
    }
  });
}
