import { type Compared, compared, verdictOf } from '../../core/delivery/quarantine.ts';
import { keyPrefixOf } from '../../core/delivery/key.ts';
import type { Books, BooksAccount, FoundDocument, Quarantine, Services } from '../../core/ports/index.ts';
import { type DeliveryKey, failure } from '../../../src-shared/model/index.ts';
import { endQuarantine } from './end.ts';

/** Keys that are looked up at a time. */
const PAGE = 100;

/**
 * Compares a ledger in quarantine with what its books hold: first every delivery that it has made, then every
 * key of its tills that the books have. What has come to the books without the ledger knowing is noted as
 * arrived. When all of it agrees the quarantine has ended.
 *
 * It can be stopped, and die, between any two pages: the next one goes on from there.
 * @returns the quarantine as it stands; null: there is none any more
 * @throws ExpectedFailure when the books do not answer
 */
export async function verifyBooks(services: Services, account: BooksAccount): Promise<Quarantine | null> {
  const { quarantine, deliveries } = services.ledger;
  if ((await quarantine.of(account.id)) === null) return null;
  const books = services.openBooks(account);
  // What an interrupted run left on its way is looked up like all others.
  await deliveries.recover(account.id);
  await quarantine.beginComparing(account.id);
  await compareDeliveries(services, account, books);
  await readBooks(services, account, books);
  if (services.signal.aborted) return quarantine.of(account.id);
  const { different, missing, unknownHere } = await quarantine.endComparing(account.id);
  if (different + missing + unknownHere === 0) await endQuarantine(services, account, null);
  return quarantine.of(account.id);
}

async function compareDeliveries(services: Services, account: BooksAccount, books: Books): Promise<void> {
  const { quarantine } = services.ledger;
  let done = 0;
  while (!services.signal.aborted) {
    const page = await quarantine.nextToCompare(account.id, PAGE);
    if (page.deliveries.length === 0) return;
    const found = await books.find(page.deliveries.map(({ key }) => key));
    const came = compared(page, found);
    await noteArrived(services, came, found);
    await quarantine.noteCompared(account.id, came);
    done += page.deliveries.length;
    services.onProgress({
      phase: 'check',
      subject: account.name,
      done,
      total: Math.max(done, page.total),
      unit: 'deliveries',
    });
    await services.breathe();
  }
}

/** They are in the books, or an alarm: neither is ever made anew. */
async function noteArrived(
  { ledger: { deliveries } }: Services,
  { arrived }: Compared,
  found: ReadonlyMap<DeliveryKey, FoundDocument>,
): Promise<void> {
  if (arrived.length === 0) return;
  // Only what waits can be found there.
  await deliveries.release({ keys: arrived.map(({ key }) => key) });
  await deliveries.settle(
    arrived.map((delivery) => {
      const { key, number } = delivery;
      const held = found.get(key);
      if (verdictOf(delivery, held) !== 'different') return { key, state: 'succeeded' };
      const data = { number: held?.number ?? number };
      const cause = failure('duplicate-with-other-content', { where: number, data });
      return { key, state: 'failed', cause };
    }),
  );
}

/** What they hold under keys of this ledger's tills, whether or not it knows of it. */
async function readBooks(services: Services, account: BooksAccount, books: Books): Promise<void> {
  const { ledger, signal } = services;
  if (books.heldKeys === undefined) return;
  const streams = await ledger.streams.list();
  const ours = streams.filter((stream) => stream.books === account.id);
  const prefixes = [...new Set(ours.map((stream) => keyPrefixOf(stream.account)))];
  let place = await ledger.quarantine.placeInBooks(account.id);
  while (!signal.aborted) {
    const page = await books.heldKeys(prefixes, place);
    await ledger.quarantine.noteHeld(account.id, page);
    await services.breathe();
    if (page.next === null) return;
    place = page.next;
  }
}
