import type { Clock, DigestStore } from '../../core/ports/index.ts';
import type { LedgerDatabase } from '../database/seam.ts';
import { dirtyDaysOf } from './dirty.ts';
import { countHeldForPerson, listHolds } from './holds.ts';
import { changedDigests, digestRow, listDigests } from './list.ts';
import { loadDigestDay } from './load.ts';
import { kindsOf, ordersOf } from './orders.ts';
import { oldestOpen, openRevisionOf, revisionsOf } from './revisions.ts';
import { saveDigest } from './save.ts';

/** Digests as consolidation leaves them, with their members, terms and revisions. */
export function createDigestStore(db: LedgerDatabase, clock: Clock): DigestStore {
  return {
    dirtyDays: (stream) => dirtyDaysOf(db.read, stream),
    load: (stream, location, date) => loadDigestDay(db, stream, location, date),
    save: (digests) =>
      db.write((tx) => {
        const now = clock.now();
        const results = digests.map((digest) => saveDigest(tx, digest, now));
        return {
          built: results.filter((result) => result === 'built').length,
          changed: results.filter((result) => result === 'changed').length,
        };
      }),
    list: (filter, page) => listDigests(db.read, filter, page),
    row: (id) => digestRow(db.read, id),
    changedSincePosted: (stream) => changedDigests(db.read, stream),
    kinds: (id) => kindsOf(db.read, id),
    revisions: (id) => revisionsOf(db.read, id),
    orders: (id, page) => ordersOf(db.read, id, page),
    heldForPerson: (stream) => countHeldForPerson(db.read, stream),
    holds: (filter, page) => listHolds(db.read, filter, page),
    openRevisions: (filter, limit, after) => oldestOpen(db.read, filter, limit, after),
    openRevision: (id) => openRevisionOf(db.read, id),
  };
}
