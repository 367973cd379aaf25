import type { WriteTx } from '../database/seam.ts';

/** A member that a person must release; others wait for a Daybook that can post their kind. */
export const HELD_FOR_PERSON = "state = 'held' AND reason ->> '$.code' <> 'kind-not-posted-yet'";

/**
 * The terms of the identity, as the members of a digest (or of all, for the check) add up to them.
 * `for_person` leaves out what is held only because this Daybook cannot post its kind yet.
 */
export const TERMS_OF_MEMBERS = `
  SELECT digest_id, state, count(*) AS count, sum(amount) AS amount,
    sum(${HELD_FOR_PERSON}) AS for_person
  FROM digest_member`;

/**
 * Where a row of `digest` stands by its terms, by everything but the clock: whether its day still
 * runs, the reader knows. Documents that wait for a later Daybook to post their kind do not keep a
 * posted day from being so. Of a day of which all that was posted is undone, a person says what becomes.
 */
export const STANDING_OF_TERMS = `CASE
  WHEN digest.changed_since_posted = 1 THEN 'changed-since-posted'
  WHEN ${hasTerm("term.state = 'waiting' AND term.count > 0")} THEN 'ready'
  WHEN ${hasTerm('term.for_person > 0')} THEN 'held'
  WHEN ${hasTerm("term.state = 'posted' AND term.count > 0")} THEN 'posted'
  WHEN ${hasTerm("term.state IN ('held', 'on-order') AND term.count > 0")} THEN 'held'
  WHEN EXISTS (SELECT 1 FROM delivery JOIN delivery_undone AS undone ON undone.delivery_id = delivery.id
    WHERE delivery.digest_id = digest.id) THEN 'held'
  ELSE 'posted' END`;

function hasTerm(condition: string): string {
  return `EXISTS (SELECT 1 FROM digest_term AS term WHERE term.digest_id = digest.id AND ${condition})`;
}

/** Adds the terms of a digest up again from its members, and says where it stands. */
export function rebuildTerms(tx: WriteTx, digest: number): void {
  tx.prepare('DELETE FROM digest_term WHERE digest_id = ?').run(digest);
  tx.prepare(
    `INSERT INTO digest_term (digest_id, state, count, amount, for_person)
     ${TERMS_OF_MEMBERS} WHERE digest_id = ? GROUP BY digest_id, state`,
  ).run(digest);
  tx.prepare(
    `UPDATE digest SET standing = ${STANDING_OF_TERMS} WHERE id = ? AND standing <> ${STANDING_OF_TERMS}`,
  ).run(digest);
}
