import type { CommandSpec } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { allPages } from '../pages.ts';
import { journalTable } from '../views/journal.ts';

/** Every entry, oldest first. */
export const booksJournal: CommandSpec = {
  words: 'books journal',
  options: [OPTIONS.books, OPTIONS.priorPeriod],
  access: 'read',
  async run(context) {
    const { values } = context;
    const input = { books: values.text('books'), priorPeriod: values.flag('prior-period') ?? false };
    const entries = await allPages(context, 'books.journal', input, (page) => page.entries);
    return { document: { entries }, text: () => journalTable(entries, context) };
  },
};
