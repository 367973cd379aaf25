import type { CommandSpec } from '../command.ts';
import { renderTable } from '../render.ts';

/** All sets of books. */
export const booksList: CommandSpec = {
  words: 'books list',
  access: 'read',
  async run({ ask, say, columns }) {
    const { books } = await ask('books.list', {});
    const spec = [
      { header: say('column.name'), flexible: true },
      { header: say('column.system') },
      { header: say('column.currency') },
    ] as const;
    return {
      document: { books },
      text: () =>
        books.length === 0
          ? `${say('books.none')}\n`
          : renderTable(
              spec,
              books.map(({ name, system, currency }) => [name, system, currency]),
              columns,
            ),
    };
  },
};
