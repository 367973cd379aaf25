import { isReady } from '../core/digest/ready.ts';
import { dayRulesOf } from '../core/mapping/day-rules.ts';
import { postRevision } from '../core/posting/post-revision.ts';
import type {
  CancelSignal,
  DigestFilter,
  OpenRevision,
  PostingWrite,
  Services,
  StreamInUse,
} from '../core/ports/index.ts';
import { ExpectedFailure, type Failure } from '../../src-shared/model/index.ts';
import { mappingsByDate } from './consolidate.ts';

/** Digests posted in one transaction. */
const POST_BATCH_DIGESTS = 50;

/** What posting a stream's digests came to. */
export interface PostResult {
  readonly posted: number;
  /** Revisions that could not be turned into documents, with the cause. */
  readonly failures: readonly { readonly revision: OpenRevision; readonly cause: Failure }[];
}

/**
 * Posts every ready digest of a stream that the filter lets through: documents and their deliveries
 * are stored in one transaction per batch, before anything is sent.
 */
export async function postStream(
  services: Services,
  use: StreamInUse,
  filter: DigestFilter,
  signal: CancelSignal,
): Promise<PostResult> {
  const { digests, mappings, deliveries } = services.ledger;
  const { stream } = use;
  const rows = await mappings.list(stream.id);
  const resolve = mappingsByDate(rows);
  const now = services.clock.now();
  const failures: PostResult['failures'][number][] = [];
  let posted = 0;
  let after: Parameters<typeof digests.openRevisions>[2] = null;
  while (!signal.aborted) {
    const page = await digests.openRevisions({ ...filter, stream: stream.id }, POST_BATCH_DIGESTS, after);
    const last = page.at(-1);
    if (last === undefined) break;
    after = { date: last.date, location: last.location, digest: last.digest };
    const writes: PostingWrite[] = [];
    for (const revision of page) {
      const rules = dayRulesOf(rows, revision.location, stream.settings);
      if (!isReady(revision.date, revision.content.openShifts, rules, now)) continue;
      try {
        const mapping = resolve(revision.date);
        const drafts = postRevision(revision, {
          account: stream.account,
          grouping: stream.settings.grouping,
          mapping,
        });
        writes.push(writeOf(use, revision, drafts));
      } catch (error) {
        if (!(error instanceof ExpectedFailure)) throw error;
        failures.push({ revision, cause: error.failure });
      }
    }
    if (writes.length > 0) await deliveries.post(writes);
    posted += writes.length;
    services.onProgress({
      phase: 'post',
      subject: `${last.location} ${last.date}`,
      done: posted,
      total: null,
      unit: 'digests',
    });
  }
  return { posted, failures };
}

function writeOf(use: StreamInUse, revision: OpenRevision, drafts: PostingWrite['drafts']): PostingWrite {
  return {
    books: use.books.id,
    stream: use.stream.id,
    digest: { id: revision.digest, revision: revision.revision },
    drafts,
  };
}
