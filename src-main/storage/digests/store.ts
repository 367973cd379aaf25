import type { Clock, DigestStore } from '../../core/ports/index.ts';
import type { LedgerDatabase } from '../database/seam.ts';
import { dirtyDaysOf } from './dirty.ts';
import { countHeldForPerson, listHolds } from './holds.ts';
import { excludeDocument } from './exclude.ts';
import { changedDigests, digestRows, listDigests, readyDigestsSince } from './list.ts';
import { loadDigestDay } from './load.ts';
import { noteOf, writeNote } from './note.ts';
import { kindsOf, ordersOf } from './orders.ts';
import { reviewDigests } from './review.ts';
import { oldestOpen, openRevisionOf, openShiftsOf, revisionsOf } from './revisions.ts';
import { saveDigest } from './save.ts';

/** What a person has decided is nowhere else: it is on the disk before we go on. */
const DURABLE = { durable: true };

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
    list: (query, page) => listDigests(db.read, query, page),
    rows: (ids) => digestRows(db.read, ids),
    readySince: (date, stream) => readyDigestsSince(db.read, date, stream),
    openShifts: (ids) => openShiftsOf(db.read, ids),
    changedSincePosted: (stream) => changedDigests(db.read, stream),
    kinds: (id) => kindsOf(db.read, id),
    revisions: (id) => revisionsOf(db.read, id),
    orders: (id, filter, page) => ordersOf(db.read, id, filter, page),
    heldForPerson: (stream) => countHeldForPerson(db.read, stream),
    holds: (filter, page) => listHolds(db.read, filter, page),
    openRevisions: (filter, limit, after) => oldestOpen(db.read, filter, limit, after),
    openRevision: (id) => openRevisionOf(db.read, id),
    review: (ids, reviewed) =>
      db.write((tx) => reviewDigests(tx, { ids, reviewed, now: clock.now() }), DURABLE),
    note: (id) => noteOf(db.read, id),
    setNote: (id, note) => db.write((tx) => writeNote(tx, { id, note, now: clock.now() }), DURABLE),
    exclude: (id, document, reason) =>
      db.write((tx) => excludeDocument(tx, { id, document, reason, now: clock.now() }), DURABLE),
  };
}
