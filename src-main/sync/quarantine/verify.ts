import { type Compared, compared, verdictOf } from '../../core/delivery/quarantine.ts';
import { keyPrefixOf } from '../../core/delivery/key.ts';
import type {
  Books,
  BooksAccount,
  FoundDocument,
  HeldKey,
  Quarantine,
  Services,
} from '../../core/ports/index.ts';
import { type DeliveryKey, failure } from '../../../src-shared/model/index.ts';
import { endQuarantine } from './end.ts';

/** Keys that are looked up at a time. */
const PAGE = 100;

/** Account, location and date come before the type of a document. */
const CONTACT_KEY = /^(?:[^/]*\/){3}contact\//u;

/**
 * Compares a ledger in quarantine with what its books hold: first every delivery that it has made, then every
 * key of a Daybook that the books have, also those of tills that were connected after the backup. What has come
 * to the books without the ledger knowing is noted as arrived. When all of it agrees the quarantine has ended;
 * where books cannot tell which keys they have, a person ends it.
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
  const haveToldAll = await readBooks(services, account, books);
  if (services.signal.aborted) return quarantine.of(account.id);
  const { different, missing, unknownHere } = await quarantine.endComparing(account.id);
  if (haveToldAll && different + missing + unknownHere === 0) await endQuarantine(services, account, null);
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
  await deliveries.releaseFound(arrived.map(({ key }) => key));
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

/**
 * What they hold under keys of a Daybook, whether or not this ledger knows of it.
 * @returns whether they can tell
 */
async function readBooks(services: Services, account: BooksAccount, books: Books): Promise<boolean> {
  const { ledger, signal } = services;
  if (books.heldKeys === undefined) return false;
  const prefixes = (await ledger.streams.list()).map((stream) => keyPrefixOf(stream.account));
  // Contacts are shared by all companies of a program: those of others are no postings of ours.
  const concerns = ({ key }: HeldKey): boolean =>
    !CONTACT_KEY.test(key) || prefixes.some((prefix) => key.startsWith(prefix));
  let place = await ledger.quarantine.placeInBooks(account.id);
  while (!signal.aborted) {
    const { held, next } = await books.heldKeys(place);
    await ledger.quarantine.noteHeld(account.id, { held: held.filter(concerns), next });
    await services.breathe();
    if (next === null) break;
    place = next;
  }
  return true;
}
