import type { Instant } from '../../src-shared/time/index.ts';
import type { WriteTx } from './database/seam.ts';

/** What a person did. Who is not known yet: people have no names in a ledger before they sign in. */
export interface AuditedAction {
  readonly at: Instant;
  /** Such as `stream-changed` or `digest-reviewed`. */
  readonly action: string;
  /** Public id of what was acted on. */
  readonly subject: string;
  /** What stood there before and stands there now, kept as JSON; null: nothing. */
  readonly before: unknown;
  readonly after: unknown;
}

/** Writes down what a person did, in the transaction that does it. */
export function writeAudit(tx: WriteTx, { at, action, subject, before, after }: AuditedAction): void {
  const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));
  tx.prepare('INSERT INTO audit (at, action, subject, before, after) VALUES (?, ?, ?, ?, ?)').run(
    at,
    action,
    subject,
    json(before),
    json(after),
  );
}
