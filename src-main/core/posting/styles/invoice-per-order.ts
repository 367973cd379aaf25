import type { DigestContent } from '../../../../src-shared/model/index.ts';
import { customerOf } from '../cases.ts';
import { coversOf, type DraftWrite, type PostingContext, subjectOfSingle } from '../context.ts';
import { counterDraft, counterParts, sectionDrafts } from '../sections.ts';
import { postSingle } from '../singles.ts';
import { type CounterSingle, counterSingles, sectionOfParts } from './counter-singles.ts';

/** Each counter sale an invoice of its own on its customer, each return a credit note of its own. */
export function invoicePerOrder(content: DigestContent, context: PostingContext): readonly DraftWrite[] {
  const { counter, others } = counterSingles(content.singles);
  return [
    ...others.flatMap((single) => postSingle(single, context)),
    ...counter.map((one) => counterDocument(one, context)),
    // Content of before the style was chosen may still hold what it has consolidated.
    ...sectionDrafts(content, context),
  ];
}

/** One receipt as a document of its own. */
function counterDocument(one: CounterSingle, context: PostingContext): DraftWrite {
  const { document, pos } = one.single;
  const parts = counterParts(context, sectionOfParts([one], context.rules), {
    side: one.side,
    customer: customerOf(pos, context),
    number: pos.number,
  });
  const covers = one.primary ? coversOf(document) : { also: [document] };
  return counterDraft(context, parts, subjectOfSingle(pos), covers);
}
