import { assertNever, type DigestContent } from '../../../src-shared/model/index.ts';
import type { OpenRevision } from '../ports/index.ts';
import { contextOf, type DraftWrite, type PostingContext } from './context.ts';
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
  return postContent(content, contextOf({ ...revision, currency: content.currency }, rules));
}

/** As postRevision; who posts many contents of one place and day makes their context once. */
export function postContent(content: DigestContent, context: PostingContext): readonly DraftWrite[] {
  const { style } = context.rules;
  switch (style) {
    case 'invoice-per-digest':
      return invoicePerDigest(content, context);
    case 'invoice-per-order':
      return invoicePerOrder(content, context);
    case 'orders-and-receipts-per-shift':
      return ordersAndReceiptsPerShift(content, context);
    case 'journal-per-digest':
      return journalPerDigest(content, context);
    default:
      return assertNever(style);
  }
}
