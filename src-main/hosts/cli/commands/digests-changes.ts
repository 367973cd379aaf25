import type { Responses } from '../../../../src-shared/ipc/contract.ts';
import { explainFacts } from '../../../platform/index.ts';
import type { CommandSpec, Context } from '../command.ts';
import { failureText } from '../failures.ts';
import { allPages } from '../pages.ts';
import { printable, renderTable } from '../render.ts';
import { journalTable } from '../views/journal.ts';

type Changes = Responses['digests.changes'];

/** What reads differently of a posted day, what the books hold too much and too little, and what can be done. */
export const digestsChanges: CommandSpec = {
  words: 'digests changes',
  arguments: [{ name: 'DIGEST' }],
  access: 'read',
  async run(context) {
    const { values, texts } = context;
    const id = values.argument('DIGEST') ?? '';
    let first: Changes | null = null;
    const changes = await allPages(context, 'digests.changes', { id }, (page) => {
      first ??= page;
      return page.changes;
    });
    const { difference, journal, choices } = present(first);
    const shown = choices.map(({ choice, refused }) => ({
      choice,
      refused: refused === null ? null : failureText(refused, texts),
    }));
    return {
      document: { changes, difference, journal, choices: shown },
      needsPerson: changes.length > 0,
      text: () => changesText({ changes, difference, journal, choices: shown }, id, context),
    };
  },
};

function present(changes: Changes | null): Changes {
  if (changes === null) throw new RangeError('A digest was read without its changes');
  return changes;
}

function changesText(
  {
    changes,
    difference,
    journal,
    choices,
  }: Pick<Changes, 'changes' | 'difference' | 'journal'> & {
    readonly choices: readonly {
      readonly choice: string;
      readonly refused: { readonly cause: string } | null;
    }[];
  },
  id: string,
  context: Context,
): string {
  const { say } = context;
  if (changes.length === 0) return `${say('changes.none')}\n`;
  const may = choices.map(({ choice, refused }) =>
    refused === null
      ? say('changes.choice', { choice, digest: id })
      : say('changes.refused', { choice, cause: refused.cause }),
  );
  const net = { date: '', narration: say('changes.journal', { difference }), lines: journal };
  return [
    ...changes.map((change) => changeText(change, context)),
    journal.length === 0 ? `${say('changes.no-journal')}\n` : journalTable([net], context),
    `${may.map(printable).join('\n')}\n`,
  ].join('\n');
}

function changeText(
  { number, what, difference, differences }: Changes['changes'][number],
  { say, texts, columns }: Context,
): string {
  const spec = [
    { header: say('column.part') },
    { header: say('column.name') },
    { header: say('column.before'), flexible: true },
    { header: say('column.after'), flexible: true },
  ] as const;
  const rows = differences.map(({ part, label, before, after }) => [
    say(`changes.part.${part}`),
    // What a newer engine compares as well keeps the name that it gives.
    part === 'head' ? (texts.cli[`changes.field.${label}`] ?? label) : label,
    before === null ? '' : explainFacts(before, texts),
    after === null ? '' : explainFacts(after, texts),
  ]);
  const head = say(`changes.${what}`, { number, difference });
  return `${printable(head)}\n${renderTable(spec, rows, columns)}`;
}
