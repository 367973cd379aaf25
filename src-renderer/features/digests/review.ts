import { ask } from '../../bridge/index.ts';

/** So many digests.review takes at once. */
const MAX_IDS = 200;

/** Marks digests as reviewed, or takes the mark back. @throws FailureError when the engine declines */
export async function reviewDigests(ids: readonly string[], reviewed: boolean): Promise<void> {
  for (let start = 0; start < ids.length; start += MAX_IDS) {
    // One after the other: a failure stops here, and what is marked until then stays so.
    // oxlint-disable-next-line no-await-in-loop
    await ask('digests.review', { ids: ids.slice(start, start + MAX_IDS), reviewed });
  }
}
