import type { Responses } from '../../../../src-shared/ipc/contract.ts';
import { explainFacts } from '../../../platform/index.ts';
import type { CommandSpec, Context } from '../command.ts';
import { failureText } from '../failures.ts';
import { allPages } from '../pages.ts';
import { printable, renderTable } from '../render.ts';
import { journalTable } from '../views/journal.ts';
import { refusalLines, type RefusalWords, refusalWords } from '../views/refusal.ts';

type Changes = Responses['digests.changes'];
type Plan = Responses['digests.changes-plan'];

/** A choice with its failures in words. */
type Shown = Pick<Plan['choices'][number], 'choice' | 'settled'> & {
  readonly refused: { readonly cause: string } | null;
  readonly left: readonly RefusalWords[];
};

/** What reads differently of a posted day, what the books hold too much and too little, and what can be done. */
export const digestsChanges: CommandSpec = {
  words: 'digests changes',
  arguments: [{ name: 'DIGEST' }],
  access: 'read',
  async run(context) {
    const { ask, values, texts } = context;
    const id = values.argument('DIGEST') ?? '';
    const changes = await allPages(context, 'digests.changes', { id }, (page) => page.changes);
    const plan = await ask('digests.changes-plan', { id });
    const choices = plan.choices.map(({ choice, settled, refused, left }): Shown => ({
      choice,
      settled,
      refused: refused === null ? null : failureText(refused, texts),
      left: left.map((refusal) => refusalWords(refusal, texts)),
    }));
    const { difference, journal } = whatMoves(plan);
    const { planned, total } = plan;
    return {
      document: { changes, planned, total, difference, journal, choices },
      needsPerson: changes.length > 0,
      text: () => changesText({ changes, plan, choices }, id, context),
    };
  },
};

/** Of the first choice that moves anything: what can be adjusted, or else what replacing does. */
function whatMoves({ choices }: Plan): Pick<Plan['choices'][number], 'difference' | 'journal'> {
  return (
    choices.find(({ journal }) => journal.length > 0) ?? choices[0] ?? { difference: '0.00', journal: [] }
  );
}

function changesText(
  {
    changes,
    plan,
    choices,
  }: { readonly changes: Changes['changes']; readonly plan: Plan; readonly choices: readonly Shown[] },
  id: string,
  context: Context,
): string {
  const { say } = context;
  if (changes.length === 0) return `${say('changes.none')}\n`;
  const may = choices.flatMap(({ choice, refused, left }) =>
    refused === null
      ? [say('changes.choice', { choice, digest: id }), ...refusalLines(left, context)]
      : [say('changes.refused', { choice, cause: refused.cause })],
  );
  const { journal, difference } = whatMoves(plan);
  const { planned, total } = plan;
  const net = { date: '', narration: say('changes.journal', { difference }), lines: journal };
  return [
    ...changes.map((change) => changeText(change, context)),
    journal.length === 0 ? `${say('changes.no-journal')}\n` : journalTable([net], context),
    ...(planned < total ? [`${say('changes.planned', { planned, total })}\n`] : []),
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
