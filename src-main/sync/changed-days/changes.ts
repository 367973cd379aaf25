import { MAX_PAGE_ROWS, type Paged, type PostedChange, type Services } from '../../core/ports/index.ts';
import { type DigestId, ExpectedFailure } from '../../../src-shared/model/index.ts';

/**
 * Everything that has changed of a posted day and nobody has decided about.
 * @throws ExpectedFailure digest-not-found, digest-not-changed
 */
export async function changesOf(services: Services, digest: DigestId): Promise<readonly PostedChange[]> {
  const changes: PostedChange[] = [];
  let cursor: string | null = null;
  do {
    const page: Paged<PostedChange> = await services.ledger.changes.list(digest, {
      cursor,
      limit: MAX_PAGE_ROWS,
    });
    changes.push(...page.rows);
    cursor = page.next;
    await services.breathe();
  } while (cursor !== null);
  if (changes.length === 0) throw new ExpectedFailure('digest-not-changed', { where: digest });
  return changes;
}

/** What was decided about, so that nothing else is done when it has changed once more meanwhile. */
export function decided({ id, posted, now }: PostedChange) {
  return { document: id, from: posted.hash, to: now.hash } as const;
}
