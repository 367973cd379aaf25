import type { CommandSpec } from '../command.ts';
import { OPTIONS } from '../options.ts';

/** Logs in to a set of books and says what is there. */
export const booksTest: CommandSpec = {
  words: 'books test',
  options: [OPTIONS.books],
  access: 'write',
  async run({ ask, values, say }) {
    const found = await ask('books.test', { books: values.text('books') });
    return { document: found, text: () => `${say('books.tested', found)}\n` };
  },
};
