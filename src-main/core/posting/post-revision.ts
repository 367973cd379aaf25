import { assertNever } from '../../../src-shared/model/index.ts';
import type { OpenRevision } from '../ports/index.ts';
import { contextOf, type DraftWrite } from './context.ts';
import type { PostingRules } from './rules.ts';
import { invoicePerDigest } from './styles/invoice-per-digest.ts';
import { invoicePerOrder } from './styles/invoice-per-order.ts';
import { journalPerDigest } from './styles/journal-per-digest.ts';
import { ordersAndReceiptsPerShift } from './styles/orders-and-receipts-per-shift.ts';

/**
 * What one revision makes in the books, in the stream's posting style. Pure: numbers come later.
 * @throws ExpectedFailure when a mapping that consolidation relied on is gone
 */
export function postRevision(revision: OpenRevision, rules: PostingRules): readonly DraftWrite[] {
  const { content } = revision;
  const context = contextOf({ ...revision, currency: content.currency }, rules);
  switch (rules.style) {
    case 'invoice-per-digest':
      return invoicePerDigest(content, context);
    case 'invoice-per-order':
      return invoicePerOrder(content, context);
    case 'orders-and-receipts-per-shift':
      return ordersAndReceiptsPerShift(content, context);
    case 'journal-per-digest':
      return journalPerDigest(content, context);
    default:
      return assertNever(rules.style);
  }
}
