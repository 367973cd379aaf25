import type { CommandSpec } from '../command.ts';
import { OPTIONS } from '../options.ts';
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
    const view = await ask('explain.line', { document: number, account, books: values.text('books') });
    return { document: view, text: () => explainedLinesText(view, context) };
  },
};
