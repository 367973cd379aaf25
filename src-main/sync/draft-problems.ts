import { keyPrefixOf } from '../core/delivery/key.ts';
import type { Attention, Stream } from '../../src-shared/model/index.ts';
import type { DraftProblem } from './deliver/discard.ts';

/**
 * Takes what deliveries tell of drafts that are left in the books into the attention of these streams, each once: of
 * the stream whose document it is, or of the first one with these books.
 */
export function tellDraftsIn(
  streams: readonly Stream[],
  attention: Attention[],
): (problem: DraftProblem) => void {
  const told = new Set<string>();
  return ({ books, key, failure }) => {
    const inBooks = streams.filter((stream) => stream.books === books);
    const own = inBooks.find(({ account }) => key?.startsWith(keyPrefixOf(account)) === true) ?? inBooks[0];
    const what = `${books} ${key ?? failure.code}`;
    if (own === undefined || told.has(what)) return;
    told.add(what);
    attention.push({ kind: 'failed', stream: own.name, failure });
  };
}
