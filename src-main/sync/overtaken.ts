import type { BooksAccount, CancelSignal, Services } from '../core/ports/index.ts';
import type { DeliveryKey, DeliveryState, Stream } from '../../src-shared/model/index.ts';
import { consolidateStream } from './consolidate.ts';
import { postStream } from './post.ts';

/** In the books, or perhaps: only what surely is not there is posted anew. */
const MAY_BE_THERE: ReadonlySet<DeliveryState> = new Set(['succeeded', 'sending', 'unknown']);

/** What the history of a withdrawn delivery says. */
const REASON = 'The period was locked before it came to the books';

/**
 * Documents that were made before their day was locked, and that the books have refused since: they are
 * withdrawn and their POS documents are posted anew, which dates them on the first open day. What of their
 * posting is in the books is for a person to undo first, and so are streams that post when a person says so.
 * @returns whether there is anything new to deliver
 */
export async function postOvertaken(
  services: Services,
  account: BooksAccount,
  streams: readonly Stream[],
  signal: CancelSignal,
): Promise<boolean> {
  let any = false;
  for (const stream of streams.filter(({ settings }) => settings.autoInvoice)) {
    if ((await withdrawOvertaken(services, account, stream)) === 0) continue;
    const use = { stream, books: account };
    await consolidateStream(services, use, signal);
    await postStream(services, use, {}, signal);
    any = true;
  }
  return any;
}

async function withdrawOvertaken(services: Services, account: BooksAccount, stream: Stream): Promise<number> {
  const { deliveries, embedded } = services.ledger;
  const refused = await deliveries.refused(stream.id);
  const overtaken = refused.filter(
    ({ type, cause }) => cause?.code === 'period-locked' && type !== 'opening-balance',
  );
  const done = new Set<DeliveryKey>();
  let documents = 0;
  for (const { key } of overtaken) {
    if (done.has(key)) continue;
    const sharing = await deliveries.sharing(account.id, [key]);
    const together = sharing.map((each) => each.key);
    for (const each of together) done.add(each);
    if (sharing.some(({ state }) => MAY_BE_THERE.has(state))) continue;
    const inBooks = await embedded.recorded(account.id, together);
    if (inBooks.length === 0) documents += await deliveries.postAnew(account.id, together, REASON);
  }
  return documents;
}
