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

/** Adds the terms of a digest up again from its members. */
export function rebuildTerms(tx: WriteTx, digest: number): void {
  tx.prepare('DELETE FROM digest_term WHERE digest_id = ?').run(digest);
  tx.prepare(
    `INSERT INTO digest_term (digest_id, state, count, amount, for_person)
     ${TERMS_OF_MEMBERS} WHERE digest_id = ? GROUP BY digest_id, state`,
  ).run(digest);
}
