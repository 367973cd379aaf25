import {
  AUDITED,
  type AuditAction,
  type AuditActor,
  type AuditSide,
  SECRET_NAME,
} from '../../src-shared/model/index.ts';
import type { Instant } from '../../src-shared/time/index.ts';
import type { WriteTx } from './database/seam.ts';

/** What somebody did. */
export interface AuditedAction {
  readonly at: Instant;
  readonly action: AuditAction;
  /** Public id of what was acted on, as AUDITED says of the action. */
  readonly subject: string;
  /** What stood there before and stands there now, kept as JSON; null: nothing. */
  readonly before: AuditSide;
  readonly after: AuditSide;
  /** Who does what is written now, where left out. */
  readonly who?: AuditActor;
}

/** A text is kept as far as a person reads it: the history holds no documents. */
const MAX_TEXT_CHARS = 2_000;
/** What a person needs to see of one action is less; more is a whole document. */
const MAX_KEPT_CHARS = 8_000;

/** Writes down what somebody did, in the transaction that does it. */
export function writeAudit(tx: WriteTx, action: AuditedAction): void {
  writeAudits(tx, [action]);
}

/** The same of several things that are done together, in their order. */
export function writeAudits(tx: WriteTx, actions: readonly AuditedAction[]): void {
  if (actions.length === 0) return;
  const by = tx.by();
  const rows = actions.map(({ at, action, subject, before, after, who = by }) => {
    const { group } = AUDITED[action];
    return [at, who, group, action, subject, keptOf(before), keptOf(after)];
  });
  tx.prepare(
    `INSERT INTO audit (at, who, area, action, subject, before, after)
     SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6
     FROM json_each(?) ORDER BY key`,
  ).run(JSON.stringify(rows));
}

/** A value as it is kept: without secrets, and not longer than anybody reads. */
function keptOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  const text = JSON.stringify(value, (name, part: unknown) => {
    // The history is exported, and shown to everybody.
    if (SECRET_NAME.test(name)) return undefined;
    return typeof part === 'string' && part.length > MAX_TEXT_CHARS
      ? `${part.slice(0, MAX_TEXT_CHARS)}…`
      : part;
  });
  if (text.length <= MAX_KEPT_CHARS) return text;
  return JSON.stringify(`${text.slice(0, MAX_TEXT_CHARS)}…`);
}

/** The deliveries that have just been stored, by their integer keys: one entry each. */
export function auditPosted(tx: WriteTx, deliveries: readonly number[], at: Instant): void {
  tx.prepare(
    `INSERT INTO audit (at, who, area, action, subject, after)
     SELECT ?, ?, ?, 'document-posted', delivery.key,
       json_object('type', delivery.type, 'number', delivery.number, 'date', delivery.document_date)
     FROM json_each(?) AS made CROSS JOIN delivery ON delivery.id = made.value ORDER BY made.key`,
  ).run(at, tx.by(), AUDITED['document-posted'].group, JSON.stringify(deliveries));
}
