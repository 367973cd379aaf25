import type { CommandSpec } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { allPages } from '../pages.ts';
import { journalTable } from '../views/journal.ts';

/** Every entry, oldest first. */
export const booksJournal: CommandSpec = {
  words: 'books journal',
  options: [OPTIONS.books],
  access: 'read',
  async run(context) {
    const input = { books: context.values.text('books') };
    const entries = await allPages(context, 'books.journal', input, (page) => page.entries);
    return { document: { entries }, text: () => journalTable(entries, context) };
  },
};
