import type { Clock, DeliveryStore } from '../../core/ports/index.ts';
import type { LedgerDatabase } from '../database/seam.ts';
import { recoverAll, releaseByPerson, releaseMended, retryCauses } from './again.ts';
import { listDelivered } from './delivered.ts';
import { keptOutOf } from './kept-out.ts';
import { dueAtOf, nextJobs, waitingForOf } from './next.ts';
import { postAnyway } from './post-anyway.ts';
import { postOne } from './post.ts';
import {
  countStates,
  deliveredDocument,
  deliveryNumbered,
  jobsOfDigest,
  listDeliveries,
  overtakenKeys,
  refusedDeliveries,
} from './queue.ts';
import { markAllSending, settleAll } from './settle.ts';
import { bringBackPostings, postingsAnew, sharingDeliveries, undoPostings } from './undo.ts';
import { noteDiscarded, withdrawnOf } from './withdrawn.ts';

/** A delivery that is lost is money that is lost: what concerns it is on the disk before we go on. */
const DURABLE = { durable: true };

/** Accounting documents on their way to the books: stored with their number before they are sent. */
export function createDeliveryStore(db: LedgerDatabase, clock: Clock): DeliveryStore {
  return {
    post: (postings) =>
      db.write((tx) => {
        const now = clock.now();
        return postings.reduce((created, posting) => created + postOne(tx, posting, now), 0);
      }, DURABLE),
    recover: (books, asked = false) => db.write((tx) => recoverAll(tx, books, asked), DURABLE),
    next: (books, queue, limit, after = null, pick = null) =>
      nextJobs(db.read, { books, queue, limit, after, pick, now: clock.now() }),
    retry: (books, options) =>
      db.write((tx) => retryCauses(tx, books, { ...options, now: clock.now() }), DURABLE),
    release: (filter) => db.write((tx) => releaseByPerson(tx, filter, clock.now()), DURABLE),
    releaseFound: async (keys) => {
      await db.write((tx) => releaseMended(tx, { keys }), DURABLE);
    },
    postAnyway: (key, reason) => db.write((tx) => postAnyway(tx, { key, reason, now: clock.now() }), DURABLE),
    withdrawn: (books, since) => withdrawnOf(db.read, books, since),
    noteDiscarded: (drafts) => db.write((tx) => noteDiscarded(tx, drafts, clock.now()), DURABLE),
    waitingFor: (keys) => waitingForOf(db.read, keys),
    dueAt: (books, pick = null) => dueAtOf(db.read, books, pick),
    markSending: (keys) => db.write((tx) => markAllSending(tx, keys, clock.now()), DURABLE),
    settle: (settlements) => db.write((tx) => settleAll(tx, settlements), DURABLE),
    undoPosting: (books, keys, reason) =>
      db.write((tx) => undoPostings(tx, { books, keys, reason, now: clock.now() }), DURABLE),
    bringBack: (books, keys, reason) =>
      db.write((tx) => bringBackPostings(tx, { books, keys, reason, now: clock.now() }), DURABLE),
    postAnew: (books, keys, cause) =>
      db.write((tx) => postingsAnew(tx, { books, keys, cause, now: clock.now() }), DURABLE),
    overtaken: (stream, lockedThrough, of) => overtakenKeys(db.read, stream, lockedThrough, of),
    keptOut: (books, keys) => keptOutOf(db.read, books, keys),
    numbered: (books, number) => deliveryNumbered(db.read, books, number),
    delivered: (books, number) => deliveredDocument(db.read, books, number),
    listDelivered: (books, filter, page) => listDelivered(db.read, books, filter, page),
    sharing: (books, keys) => sharingDeliveries(db.read, books, keys),
    refused: (stream) => refusedDeliveries(db.read, stream),
    ofDigest: (digest) => jobsOfDigest(db.read, digest),
    counts: (stream) => countStates(db.read, stream),
    list: (stream, page) => listDeliveries(db.read, stream, page),
  };
}
