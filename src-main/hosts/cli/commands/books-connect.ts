import type { CommandSpec } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { usage } from '../usage.ts';

/** Opens or connects a set of books. */
export const booksConnect: CommandSpec = {
  words: 'books connect',
  arguments: [{ name: 'SYSTEM' }],
  options: [OPTIONS.name, OPTIONS.currency],
  access: 'write',
  async run({ ask, values, say }) {
    const name = values.text('name');
    if (name === undefined) {
      throw usage(say('usage.option-needed', { option: '--name' }), '--name', booksConnect);
    }
    const { books } = await ask('books.connect', {
      system: values.argument('SYSTEM') ?? '',
      name,
      currency: values.text('currency')?.toUpperCase(),
    });
    return { document: { books }, text: () => `${say('books.connected', books)}\n` };
  },
};
