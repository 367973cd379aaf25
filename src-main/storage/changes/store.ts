import type { ChangeStore, Clock } from '../../core/ports/index.ts';
import type { LedgerDatabase } from '../database/seam.ts';
import { adjustDigest } from './adjust.ts';
import { auditDecision, decidedDigest, forgetLeft, leaveChanges } from './leave.ts';
import { changedVersions, listChanges } from './list.ts';
import { adjustingJobs, redateAdjustments } from './redate.ts';

/** What a person has decided is nowhere else: it is on the disk before we go on. */
const DURABLE = { durable: true };

/** Posted days whose documents read differently now, and what becomes of them. */
export function createChangeStore(db: LedgerDatabase, clock: Clock): ChangeStore {
  return {
    list: (digest, page, only) => listChanges(db, digest, page, only),
    versions: (digest) => changedVersions(db, digest),
    postedRevisions: async (digest) => {
      const { posted } = await db.read
        .selectFrom('digest_revision')
        .innerJoin('digest', 'digest.id', 'digest_revision.digest_id')
        .select(({ fn }) => fn.countAll<number>().as('posted'))
        .where('digest.public_id', '=', digest)
        .where('digest_revision.posted', '=', 1)
        .executeTakeFirstOrThrow();
      return posted;
    },
    leave: (id, changes, reason) =>
      db.write((tx) => {
        leaveChanges(tx, { id, changes, reason, now: clock.now() });
      }, DURABLE),
    adjust: (write) => db.write((tx) => adjustDigest(tx, write, clock.now()), DURABLE),
    adjusting: (keys) => adjustingJobs(db, keys),
    redate: (books, writes, cause) =>
      db.write((tx) => redateAdjustments(tx, { books, writes, cause, now: clock.now() }), DURABLE),
    noteReplaced: (id, changes, reason) =>
      db.write((tx) => {
        const digest = decidedDigest(tx, id);
        forgetLeft(tx, digest, changes);
        auditDecision(tx, digest, { choice: 'replace', changes, reason, now: clock.now() });
      }, DURABLE),
  };
}
