import type { RequestInput, Responses, ValueChannel } from '../../../src-shared/ipc/contract.ts';
import type { Context } from './command.ts';

/** Channels that answer page by page. */
type PagedChannel = {
  [C in ValueChannel]: Responses[C] extends { readonly next: string | null } ? C : never;
}[ValueChannel];

/**
 * Asks for page after page, and answers every row; `rowsOf` names the rows of a page.
 * @throws RangeError when a cursor comes back twice: that list would never end.
 */
export async function allPages<C extends PagedChannel, Row>(
  { ask }: Pick<Context, 'ask'>,
  channel: C,
  input: RequestInput<C>,
  rowsOf: (page: Responses[C]) => readonly Row[],
): Promise<Row[]> {
  const rows: Row[] = [];
  const seen = new Set<string>();
  let cursor: string | null = null;
  do {
    const page: Responses[C] & { readonly next: string | null } = await ask(channel, { ...input, cursor });
    for (const row of rowsOf(page)) rows.push(row);
    cursor = page.next;
    if (cursor !== null && seen.has(cursor)) throw new RangeError(`${channel} gave the page ${cursor} twice`);
    if (cursor !== null) seen.add(cursor);
  } while (cursor !== null);
  return rows;
}
