import type { CommandSpec, Context } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { actionOutcome } from '../views/action-result.ts';
import { documentAsked } from './asked.ts';

const DOCUMENTS = [{ name: 'DOCUMENT', optional: true, many: true }] as const;
const ONE_DOCUMENT = [{ name: 'DOCUMENT' }] as const;

/** The documents that are named; all that are open to it when none is. */
function meant({ values }: Context): {
  readonly books: string | undefined;
  readonly numbers: string[] | undefined;
} {
  const numbers = values.rest('DOCUMENT');
  return { books: values.text('books'), numbers: numbers.length === 0 ? undefined : [...numbers] };
}

/** Makes the invoices of orders. */
export const booksProcess: CommandSpec = {
  words: 'books process',
  arguments: DOCUMENTS,
  options: [OPTIONS.books, OPTIONS.inStock, OPTIONS.date],
  access: 'write',
  stoppable: true,
  async run(context) {
    const { ask, values } = context;
    const result = await ask('books.process', {
      ...meant(context),
      deliver: values.flag('in-stock') === true ? 'in-stock' : 'all',
      date: values.text('date') ?? null,
    });
    return actionOutcome(result, context);
  },
};

/** Lets inactive receipts make their entries. */
export const booksActivate: CommandSpec = {
  words: 'books activate',
  arguments: DOCUMENTS,
  options: [OPTIONS.books],
  access: 'write',
  stoppable: true,
  async run(context) {
    return actionOutcome(await context.ask('books.activate', meant(context)), context);
  },
};

/** Turns pending journals normal. */
export const booksMakeNormal: CommandSpec = {
  words: 'books make-normal',
  arguments: DOCUMENTS,
  options: [OPTIONS.books],
  access: 'write',
  stoppable: true,
  async run(context) {
    return actionOutcome(await context.ask('books.make-normal', meant(context)), context);
  },
};

/** Writes what of a transfer never arrived to stock differences. */
export const booksCloseTransfer: CommandSpec = {
  words: 'books close-transfer',
  arguments: ONE_DOCUMENT,
  options: [OPTIONS.books, OPTIONS.reason],
  access: 'write',
  async run(context) {
    const { ask, values } = context;
    const result = await ask('books.close-transfer', {
      books: values.text('books'),
      number: values.argument('DOCUMENT') ?? '',
      reason: values.text('reason') ?? '',
    });
    return actionOutcome(result, context);
  },
};

/** Posts what a stock count differs by from the books. */
export const booksConfirmCount: CommandSpec = {
  words: 'books confirm-count',
  arguments: ONE_DOCUMENT,
  options: [OPTIONS.books, OPTIONS.seen],
  access: 'write',
  async run(context) {
    const { ask, values } = context;
    const result = await ask('books.confirm-count', {
      ...documentAsked(context),
      seen: values.text('seen') ?? null,
    });
    return actionOutcome(result, context);
  },
};
