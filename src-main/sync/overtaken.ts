import type { BooksAccount, CancelSignal, DigestFilter, Services } from '../core/ports/index.ts';
import { type DeliveryKey, failure, type Stream } from '../../src-shared/model/index.ts';
import type { BusinessDate } from '../../src-shared/time/index.ts';
import { redateOvertaken } from './changed-days/redate.ts';
import { askingBooksOnce } from './books-once.ts';
import { consolidateStream } from './consolidate.ts';
import { MAY_BE_IN_BOOKS } from './in-books.ts';
import { lockedThroughOf } from './locked-through.ts';
import { postStream } from './post.ts';
import { quarantineOf } from './quarantine/failure.ts';

/**
 * Documents that were made before their day was locked, and that the books have refused since: they are
 * withdrawn and their POS documents are posted anew, which dates them on the first open day. What of their
 * posting is in the books is for a person to undo first. In streams that post when a person says so they wait
 * until their digest is posted once more. Adjustments were decided about: they go to the first open day at once.
 * @returns whether there is anything new to deliver
 */
export async function postOvertaken(
  services: Services,
  account: BooksAccount,
  streams: readonly Stream[],
  signal: CancelSignal,
): Promise<boolean> {
  let any = false;
  const asking = askingBooksOnce(services);
  for (const stream of streams) {
    if ((await redateAdjustments(asking, account, stream, {})) > 0) any = true;
    if (!stream.settings.autoInvoice) continue;
    if ((await withdrawOvertaken(asking, account, stream, {})) === 0) continue;
    const use = { stream, books: account };
    await consolidateStream(asking, use, signal);
    await postStream(asking, use, {}, signal);
    any = true;
  }
  return any;
}

async function redateAdjustments(
  services: Services,
  account: BooksAccount,
  stream: Stream,
  of: DigestFilter,
): Promise<number> {
  const lockedThrough = await locksOvertaking(services, account, stream);
  if (lockedThrough === null) return 0;
  const overtaken = await services.ledger.deliveries.overtaken(stream.id, lockedThrough, of);
  return redateOvertaken(services, account, overtaken, lockedThrough);
}

/** The day through which documents on their way are overtaken; null: none are, or they stay as they are. */
async function locksOvertaking(
  services: Services,
  account: BooksAccount,
  stream: Stream,
): Promise<BusinessDate | null> {
  if (stream.settings.lockedDays === 'hold') return null;
  // Until they are compared nobody knows which of these they have.
  if ((await quarantineOf(services, account)) !== null) return null;
  return lockedThroughOf(services, account);
}

/**
 * Withdraws what of a stream, or of some of its digests, a lock has overtaken on its way to the books: its POS
 * documents are open again once their days are consolidated. Adjustments are dated on the first open day.
 * @returns how many POS documents that are
 */
export async function withdrawOvertaken(
  services: Services,
  account: BooksAccount,
  stream: Stream,
  of: DigestFilter,
): Promise<number> {
  const { deliveries, embedded } = services.ledger;
  const lockedThrough = await locksOvertaking(services, account, stream);
  if (lockedThrough === null) return 0;
  await redateAdjustments(services, account, stream, of);
  const cause = failure('overtaken-by-lock', { data: { lockedThrough } });
  const done = new Set<DeliveryKey>();
  let documents = 0;
  for (const key of await deliveries.overtaken(stream.id, lockedThrough, of)) {
    if (done.has(key)) continue;
    const sharing = await deliveries.sharing(account.id, [key]);
    const together = sharing.map((each) => each.key);
    for (const each of together) done.add(each);
    if (sharing.some(({ state }) => MAY_BE_IN_BOOKS.has(state))) continue;
    const inBooks = await embedded.recorded(account.id, together);
    if (inBooks.length === 0) documents += await deliveries.postAnew(account.id, together, cause);
  }
  return documents;
}
