import {
  type AuditAction,
  AUDITED,
  type DeliveryKey,
  isAuditAction,
} from '../../../src-shared/model/index.ts';
import { formatMinor, type CurrencyCode, type Minor } from '../../../src-shared/money/index.ts';
import type { Instant } from '../../../src-shared/time/index.ts';
import type { BookActionWrite } from '../../core/ports/index.ts';
import { type AuditedAction, writeAudits } from '../audit.ts';
import type { WriteTx } from '../database/seam.ts';

/**
 * Writes down what somebody did with documents of the books. What follows of itself when documents are
 * taken in (an order that grows or closes) is in the document's own history alone.
 */
export function auditRecorded(tx: WriteTx, { records, changes }: BookActionWrite, at: Instant): void {
  const changed = [...records.flatMap((record) => record.changes), ...changes].flatMap(
    ({ key, action, detail }): AuditedAction[] =>
      isAuditAction(action) && AUDITED[action].group === 'document'
        ? [{ at, action, subject: key, before: null, after: detail === '' ? null : detail }]
        : [],
  );
  const made = records.flatMap(({ document, madeOf }): AuditedAction[] => {
    if (document.type === 'reversal') {
      const after = { number: document.number, date: document.date };
      return [{ at, action: 'document-reversed', subject: document.reverses.key, before: null, after }];
    }
    const isClosing = document.type === 'transfer-in' && document.lost !== undefined;
    if (!isClosing) return [];
    const [transfer = document.key] = madeOf;
    const after = { number: document.number, reason: document.lost?.reason ?? '' };
    return [{ at, action: 'transfer-closed', subject: transfer, before: null, after }];
  });
  writeAudits(tx, [...changed, ...made]);
}

interface Side {
  readonly at: number;
  readonly key: DeliveryKey;
  readonly debit: string;
  readonly currency: CurrencyCode;
}

/** What a payment or credit is applied to, or no more; each with the number of the document and the amount. */
export function auditAllocations(
  tx: WriteTx,
  action: AuditAction & ('payment-allocated' | 'allocation-taken-back'),
  allocations: readonly { readonly credit: number; readonly debit: number; readonly amount: Minor }[],
  now: Instant,
): void {
  if (allocations.length === 0) return;
  const sides = tx
    .prepare(
      `SELECT asked.key AS at, creditor.key, debtor.number AS debit, books.currency FROM json_each(?) AS asked
       CROSS JOIN book_subledger_line AS paid ON paid.id = asked.value ->> 0
       CROSS JOIN book_document AS creditor ON creditor.id = paid.document_id
       CROSS JOIN book_subledger_line AS owed ON owed.id = asked.value ->> 1
       CROSS JOIN book_document AS debtor ON debtor.id = owed.document_id
       CROSS JOIN books ON books.id = creditor.books_id
       ORDER BY asked.key`,
    )
    .all<Side>(JSON.stringify(allocations.map(({ credit, debit }) => [credit, debit])));
  writeAudits(
    tx,
    sides.flatMap(({ at, key, debit, currency }): AuditedAction[] => {
      const amount = allocations[at]?.amount;
      if (amount === undefined) return [];
      const is = { document: debit, amount: formatMinor(amount, currency), currency };
      const taken = action === 'allocation-taken-back';
      return [{ at: now, action, subject: key, before: taken ? is : null, after: taken ? null : is }];
    }),
  );
}
