import type { CommandSpec } from '../command.ts';
import { OPTIONS } from '../options.ts';

/** Changes how books over a network are reached; what is not said stays as it is. */
export const booksSetConnection: CommandSpec = {
  words: 'books set-connection',
  options: [OPTIONS.books, OPTIONS.url, OPTIONS.database, OPTIONS.user],
  access: 'write',
  async run({ ask, values, say, world }) {
    const [url, database, user] = [values.text('url'), values.text('database'), values.text('user')];
    const { books: all } = await ask('books.connections', {});
    const name = values.text('books');
    const now = all.find((one) => name === undefined || one.name.toLowerCase() === name.toLowerCase());
    // Nothing typed: the one that is kept stays.
    const password = await world.password(
      say('books.password', { user: user ?? now?.connection?.user ?? '' }),
    );
    const asked = { books: name, url, database, user, ...(password === null ? {} : { password }) };
    const { books, found } = await ask('books.set-connection', asked);
    const words = { ...found, name: books.name, url: url ?? now?.connection?.url ?? '' };
    const kept = password === null ? '' : `${say('books.password-kept', { file: world.passwordsFile })}\n`;
    return {
      document: { books, found },
      text: () => `${say('books.connection-set', words)}\n${kept}`,
    };
  },
};
