import type { DigestView, RequestInput } from '../../../src-shared/ipc/contract.ts';
import { ask } from '../../bridge/index.ts';
import { type DigestFilters, filterInput } from './list-query.ts';

/** One posting takes so many digests by name; see digests.post. */
export const MAX_IDS = 1000;
const PAGE_ROWS = 200;

/** What "Post all ready" is about to do. */
export interface ReadyDigests {
  /** All that are ready under the filter. */
  readonly total: number;
  /** How many of them this posting takes. */
  readonly count: number;
  /** Those that were read: for their amounts. Empty when there are too many. */
  readonly digests: readonly DigestView[];
  readonly input: RequestInput<'digests.post'>;
}

/**
 * Looks up what is ready among what the list shows, whatever status it shows, oldest first. Posted is
 * what was counted here, by name: not what becomes ready while a person thinks.
 */
export async function gatherReady(filters: DigestFilters): Promise<ReadyDigests> {
  const wanted = filterInput({ ...filters, statuses: ['ready'] });
  const digests: DigestView[] = [];
  let total = 0;
  let cursor: string | null = null;
  do {
    const page: { digests: readonly DigestView[]; next: string | null; total: { value: number } } = await ask(
      'digests.list',
      { ...wanted, sort: { by: 'date', descending: false }, cursor, limit: PAGE_ROWS },
    );
    digests.push(...page.digests);
    total = page.total.value;
    cursor = page.next;
    // More than one posting takes by name: without a search its own filter says the same.
    if (total > MAX_IDS && filters.search === '')
      return { total, count: total, digests: [], input: scopeOf(filters) };
  } while (cursor !== null && digests.length < MAX_IDS);
  return { total, count: digests.length, digests, input: { ids: digests.map(({ id }) => id) } };
}

function scopeOf({ stream, from, to }: DigestFilters): RequestInput<'digests.post'> {
  return {
    ...(stream === null ? {} : { stream }),
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
  };
}
