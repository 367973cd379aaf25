import type { CommandSpec, Context } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { NONE } from '../values.ts';

/** The last day of the locked periods. */
export const booksLock: CommandSpec = {
  words: 'books lock',
  options: [OPTIONS.books],
  access: 'read',
  async run(context) {
    const { lockedThrough } = await context.ask('books.lock', { books: context.values.text('books') });
    return { document: { lockedThrough }, text: () => lockText(lockedThrough, context) };
  },
};

/** Locks everything up to a day, or opens it again. */
export const booksSetLock: CommandSpec = {
  words: 'books set-lock',
  arguments: [{ name: 'DAY' }],
  options: [OPTIONS.books],
  access: 'write',
  async run(context) {
    const { ask, values } = context;
    const day = values.argument('DAY') ?? '';
    const { lockedThrough } = await ask('books.set-lock', {
      books: values.text('books'),
      lockedThrough: day === NONE ? null : day,
    });
    return { document: { lockedThrough }, text: () => lockText(lockedThrough, context) };
  },
};

function lockText(lockedThrough: string | null, { say }: Context): string {
  return `${lockedThrough === null ? say('lock.none') : say('lock.through', { date: lockedThrough })}\n`;
}
