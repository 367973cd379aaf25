import type { ReleaseChoice } from '../../core/ports/index.ts';
import type { SqlValue, WriteTx } from '../database/seam.ts';

/** Of a choice: which rows, and what is bound. */
function chosen(choice: ReleaseChoice): readonly [string, ...SqlValue[]] {
  if (choice === 'all') return ['TRUE'];
  return 'key' in choice ? ['key = ?', choice.key] : ['cause_key = ?', choice.causeKey];
}

/** What is tried again: what the books refused, and what would wait for its time. */
const TRIED_AGAIN = `undone = 0 AND (
  (state = 'failed' AND coalesce(cause ->> '$.code', '') <> 'duplicate-with-other-content')
  OR (state IN ('waiting', 'unknown') AND next_try_at IS NOT NULL))`;

/**
 * Makes rows wait again without a time: whatever kept them may have been mended.
 * @returns how many
 */
export function releaseChosen(tx: WriteTx, choice: ReleaseChoice): number {
  const [which, ...bound] = chosen(choice);
  return tx
    .prepare(
      `UPDATE delivery SET next_try_at = NULL,
         state = CASE state WHEN 'failed' THEN 'waiting' ELSE state END,
         cause = CASE state WHEN 'failed' THEN NULL ELSE cause END,
         cause_key = CASE state WHEN 'failed' THEN NULL ELSE cause_key END
       WHERE ${TRIED_AGAIN} AND ${which}`,
    )
    .run(...bound).changes;
}
