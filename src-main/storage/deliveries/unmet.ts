import { DOCUMENT_TOKEN } from '../../../src-shared/model/index.ts';

/** Each token that a delivery needs, with whoever gives it. */
const givers = (delivery: string): string => `
  SELECT need.token, give.delivery_id AS giver_id
  FROM delivery_token AS need CROSS JOIN delivery_token AS give
    ON give.books_id = need.books_id AND give.token = need.token AND give.role = 'gives'
  WHERE need.delivery_id = ${delivery} AND need.role = 'needs'
  UNION ALL
  SELECT need.token, other.id
  FROM delivery_token AS need CROSS JOIN delivery AS other
    ON other.key = substr(need.token, ${DOCUMENT_TOKEN.length + 1})
  WHERE need.delivery_id = ${delivery} AND need.role = 'needs' AND need.token GLOB '${DOCUMENT_TOKEN}*'`;

/**
 * Rows (key, number, document_date) of what a delivery waits for: of each token that it needs and that nothing in the books
 * gives, those that will. What was undone is taken back there: it gives nothing any more and never comes again, but
 * what is posted in its stead may. What these books do not take is not in them: that keeps nobody waiting.
 * @param delivery the column with its integer key
 */
export const unmetBy = (delivery: string): string => `
  SELECT key, number, document_date FROM (
    SELECT giver.key, giver.number, giver.document_date,
      max(giver.state = 'succeeded' AND giver.undone = 0) OVER (PARTITION BY tie.token) AS met,
      giver.undone = 0
        AND NOT (giver.state = 'held' AND giver.cause ->> '$.code' = 'not-in-these-books') AS comes
    FROM (${givers(delivery)}) AS tie CROSS JOIN delivery AS giver ON giver.id = tie.giver_id
  ) WHERE met = 0 AND comes = 1`;
