import { ExpectedFailure } from '../../../../src-shared/model/index.ts';
import type { Responses } from '../../../../src-shared/ipc/contract.ts';
import type { CommandSpec, Context } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { findingLines } from '../views/quarantine.ts';
import { idOfRow } from './status-row.ts';

/** Compares what books hold with a ledger that was restored or copied. */
export const statusVerify: CommandSpec = {
  words: 'status verify',
  options: [OPTIONS.books],
  access: 'write',
  stoppable: true,
  async run(context) {
    const books = await booksAsked(context);
    const verified = await context.ask('status.verify', { books });
    return {
      document: verified,
      needsPerson: verified.quarantine !== null,
      text: () => verifiedText(verified, books, context),
    };
  },
};

function verifiedText(
  { quarantine, ...numbers }: Responses['status.verify'],
  books: string,
  { say }: Context,
): string {
  if (quarantine === null) return `${say('status.verified', { books })}\n`;
  const { findings } = quarantine;
  if (findings === null) return `${say('status.not-verified', { books })}\n`;
  const lines = [
    say('status.differs', { books }),
    ...findingLines(findings, numbers, say),
    say('status.end-hint', { books }),
  ];
  return `${lines.join('\n')}\n`;
}

/** Lets posting go on after a person has looked at what differs. */
export const statusEndQuarantine: CommandSpec = {
  words: 'status end-quarantine',
  options: [OPTIONS.books, OPTIONS.reason],
  access: 'write',
  async run(context) {
    const { ask, values, say } = context;
    const books = await booksAsked(context);
    const ended = await ask('status.end-quarantine', { books, reason: values.text('reason') ?? '' });
    return { document: ended, text: () => `${say('status.quarantine-ended', ended)}\n` };
  },
};

/** Sends a document that looks like something the books have already. */
export const statusPostAnyway: CommandSpec = {
  words: 'status post-anyway',
  arguments: [{ name: 'ROW' }],
  options: [OPTIONS.books, OPTIONS.reason],
  access: 'write',
  async run(context) {
    const { ask, values, say } = context;
    const id = await idOfRow(context, values.argument('ROW') ?? '');
    const released = await ask('status.post-anyway', { id, reason: values.text('reason') ?? '' });
    return {
      document: released,
      text: () => `${say('status.posts-anyway', { number: released.row.number })}\n`,
    };
  },
};

/** The books that are named, else the only ones in quarantine. @throws ExpectedFailure books-choice-needed */
async function booksAsked({ ask, values }: Context): Promise<string> {
  const named = values.text('books');
  if (named !== undefined) return named;
  const { quarantined } = await ask('status.panel', {});
  const [only] = quarantined;
  if (only !== undefined && quarantined.length === 1) return only.books;
  const all = quarantined.length === 0 ? (await ask('books.list', {})).books.map(({ name }) => name) : null;
  if (all?.length === 1) return all.join('');
  const names = (all ?? quarantined.map(({ books }) => books)).join(', ');
  throw new ExpectedFailure('books-choice-needed', { data: { names } });
}
