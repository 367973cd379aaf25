import type { DigestContent } from '../../../../src-shared/model/index.ts';
import type { DraftWrite, PostingContext } from '../context.ts';
import { sectionDrafts } from '../sections.ts';
import { postSingle } from '../singles.ts';

/**
 * An invoice with its payments for the counter's sales and a credit note with its refunds for the
 * returns, never netted; then each document that stands alone by its recipe. In this order, because
 * numbers are given out in it: the first invoice of a day is that of its counter.
 */
export function invoicePerDigest(content: DigestContent, context: PostingContext): readonly DraftWrite[] {
  return [
    ...sectionDrafts(content, context),
    ...content.singles.flatMap((single) => postSingle(single, context)),
  ];
}
