import type { UndoPlanView } from '../../../../src-shared/ipc/contract.ts';
import type { CommandSpec, Context } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { renderTable } from '../render.ts';
import { journalTable } from '../views/journal.ts';
import { documentAsked } from './asked.ts';

/** What undoing a posting will do. */
export const booksUndoPlan: CommandSpec = {
  words: 'books undo-plan',
  arguments: [{ name: 'DOCUMENT' }],
  options: [OPTIONS.books],
  access: 'read',
  async run(context) {
    const { plan } = await context.ask('books.undo-plan', documentAsked(context));
    return {
      document: { plan },
      needsPerson: plan.allocations.length > 0,
      text: () => planText(plan, context),
    };
  },
};

function planText({ documents, entries, allocations }: UndoPlanView, context: Context): string {
  const { say, columns } = context;
  const spec = [
    { header: say('column.type') },
    { header: say('column.number') },
    { header: say('column.date') },
    { header: say('column.amount'), align: 'right' },
    { header: say('column.reversed-on') },
  ] as const;
  const rows = documents.map((each) => [each.type, each.number, each.date, each.total, each.on ?? '']);
  const blocked = allocations.map(({ credit, debit, amount }) =>
    say('undo.allocated', { credit, debit, amount }),
  );
  return [
    renderTable(spec, rows, columns),
    ...(entries.length === 0 ? [] : [journalTable(entries, context)]),
    ...(blocked.length === 0 ? [] : [`${blocked.join('\n')}\n`]),
  ].join('\n');
}

/** Reverses a posting; the POS documents behind it are kept out for the reason. */
export const booksUndo: CommandSpec = {
  words: 'books undo',
  arguments: [{ name: 'DOCUMENT' }],
  options: [OPTIONS.books, OPTIONS.reason],
  access: 'write',
  async run({ ask, values, say }) {
    const { reversals, documents } = await ask('books.undo', {
      ...documentAsked({ values }),
      reason: values.text('reason') ?? '',
    });
    const numbers = reversals.map(({ number }) => number).join(', ');
    return {
      document: { reversals, documents },
      text: () => `${say('undo.done', { count: reversals.length, numbers, documents })}\n`,
    };
  },
};

/** Lets in again all that undoing a document has kept out. */
export const booksBringBack: CommandSpec = {
  words: 'books bring-back',
  arguments: [{ name: 'DOCUMENT' }],
  options: [OPTIONS.books, OPTIONS.reason],
  access: 'write',
  async run({ ask, values, say }) {
    const { documents } = await ask('books.bring-back', {
      ...documentAsked({ values }),
      reason: values.text('reason'),
    });
    return {
      document: { documents },
      text: () => `${say('undo.brought-back', { documents })}\n`,
    };
  },
};
