import { MAX_PAGE_ROWS, type Paged, type PostedChange, type Services } from '../../core/ports/index.ts';
import { type DigestId, type DocumentId, ExpectedFailure } from '../../../src-shared/model/index.ts';

/**
 * What has changed of a posted day and nobody has decided about, in the order in which it was met.
 * @param most all of it where left out
 * @param only of these documents alone
 * @throws ExpectedFailure digest-not-found, digest-not-changed
 */
export async function changesOf(
  services: Services,
  digest: DigestId,
  most = Number.POSITIVE_INFINITY,
  only?: readonly DocumentId[],
): Promise<{ readonly changes: readonly PostedChange[]; readonly total: number }> {
  const changes: PostedChange[] = [];
  let cursor: string | null = null;
  let total = 0;
  do {
    const limit = Math.min(MAX_PAGE_ROWS, most - changes.length);
    const page: Paged<PostedChange> = await services.ledger.changes.list(digest, { cursor, limit }, only);
    changes.push(...page.rows);
    cursor = page.next;
    total = page.total.value;
    await services.breathe();
  } while (cursor !== null && changes.length < most);
  if (changes.length === 0) throw new ExpectedFailure('digest-not-changed', { where: digest });
  return { changes, total };
}

/**
 * Of what has changed that which somebody has chosen; what of it reads as it was posted by now needs nothing.
 * @throws ExpectedFailure digest-not-changed when that is none of it
 */
export function chosenOf(
  changes: readonly PostedChange[],
  digest: DigestId,
  documents: readonly DocumentId[] | undefined,
): readonly PostedChange[] {
  if (documents === undefined) return changes;
  const wanted = new Set(documents);
  const chosen = changes.filter(({ id }) => wanted.has(id));
  if (chosen.length === 0) throw new ExpectedFailure('digest-not-changed', { where: digest });
  return chosen;
}

/**
 * A mark of all that has changed of a day: it is another one as soon as any of it changes once more, or anything
 * comes or goes. What is decided about some documents may take others along, so that it is of all of them.
 * @throws ExpectedFailure digest-not-found
 */
export async function seenMark(
  { ledger, sha256 }: Pick<Services, 'ledger' | 'sha256'>,
  digest: DigestId,
): Promise<string> {
  const versions = await ledger.changes.versions(digest);
  return sha256(JSON.stringify(versions.map(({ document, from, to }) => [document, from, to])));
}

/** What was decided about, so that nothing else is done when it has changed once more meanwhile. */
export function decided({ id, posted, now }: PostedChange) {
  return { document: id, from: posted.hash, to: now.hash } as const;
}
