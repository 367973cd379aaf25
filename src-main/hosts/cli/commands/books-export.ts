import type { RequestInput } from '../../../../src-shared/ipc/contract.ts';
import type { CommandSpec } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { usage } from '../usage.ts';

type Format = RequestInput<'books.export'>['format'];
const isFormat = (text: string | undefined): text is Format =>
  OPTIONS.journalFormat.of.some((format) => format === text);

/** The whole journal for other accounting software. */
export const booksExport: CommandSpec = {
  words: 'books export',
  options: [OPTIONS.books, OPTIONS.journalFormat, OPTIONS.out],
  access: 'read',
  async run({ ask, values, say }) {
    const format = values.text('format');
    if (!isFormat(format)) {
      throw usage(say('usage.option-needed', { option: '--format' }), '--format', booksExport);
    }
    return {
      file: await ask('books.export', { books: values.text('books'), format }),
      out: values.text('out'),
    };
  },
};
