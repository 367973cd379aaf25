import { ask } from '../../bridge/index.ts';
import { type OpenList, queryOf, STATES } from './open-lists.ts';

/** How many documents of a list wait now, whatever its filters show. */
export async function countWaiting(list: OpenList, books: string | undefined): Promise<number> {
  const query = queryOf(STATES[list][0], '', books === undefined ? {} : { books });
  const { total } = await ask(`books.${list}`, { ...query, limit: 1 });
  return total.value;
}
