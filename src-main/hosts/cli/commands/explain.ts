import type { ExplainedLineView, RequestInput, Responses } from '../../../../src-shared/ipc/contract.ts';
import type { CommandSpec, Context } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { allPages } from '../pages.ts';
import { usage } from '../usage.ts';
import { explainedLinesText, explainedReceiptText } from '../views/explain.ts';

/** From a document of the books down to its receipts, or from a receipt up to the books. */
export const explain: CommandSpec = {
  words: 'explain',
  arguments: [{ name: 'DOCUMENT', optional: true }],
  options: [OPTIONS.account, OPTIONS.receipt, OPTIONS.books],
  access: 'read',
  async run(context) {
    const { ask, values, say } = context;
    const number = values.argument('DOCUMENT');
    const receipt = values.text('receipt');
    const account = values.text('account');
    if (receipt !== undefined) {
      const other = number ?? account ?? values.text('books');
      if (other !== undefined) {
        throw usage(say('usage.extra-argument', { argument: other }), other, explain);
      }
      const view = await ask('explain.receipt', { receipt });
      const text = () => view.receipts.map((one) => explainedReceiptText(one, context)).join('\n');
      return { document: view, text };
    }
    if (number === undefined) {
      throw usage(say('usage.missing-argument', { argument: 'DOCUMENT' }), 'DOCUMENT', explain);
    }
    const view = await allLines(context, { document: number, account, books: values.text('books') });
    return { document: view, text: () => explainedLinesText(view, context) };
  },
};

/** The lines with the shares of all pages of receipts. */
async function allLines(
  context: Pick<Context, 'ask'>,
  input: RequestInput<'explain.line'>,
): Promise<Omit<Responses['explain.line'], 'next'>> {
  const pages = await allPages(context, 'explain.line', input, (page) => [page]);
  const [first] = pages;
  if (first === undefined) throw new RangeError('Lines were explained without an answer');
  const { next: _next, ...answer } = first;
  const sharesAt = (at: number): ExplainedLineView['shares'] =>
    pages.flatMap(({ lines }) => lines[at]?.shares ?? []);
  return {
    ...answer,
    lines: answer.lines.map((line, at) => ({ ...line, shares: sharesAt(at) })),
    receipts: pages.flatMap(({ receipts }) => receipts),
  };
}
