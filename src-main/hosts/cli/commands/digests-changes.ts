import type { Responses } from '../../../../src-shared/ipc/contract.ts';
import { explainFacts } from '../../../platform/index.ts';
import type { CommandSpec, Context } from '../command.ts';
import { allPages } from '../pages.ts';
import { printable, renderTable } from '../render.ts';
import { journalTable } from '../views/journal.ts';
import { type ReasonView, reasonView } from '../views/reason.ts';
import { refusalLines, type RefusalWords, refusalWords } from '../views/refusal.ts';

type Changes = Responses['digests.changes'];
type Plan = Responses['digests.changes-plan'];

/** A choice with its failures in words. */
type Shown = Pick<Plan['choices'][number], 'choice' | 'settled'> & {
  readonly refused: ReasonView | null;
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
      refused: refused === null ? null : reasonView(refused, texts),
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

/** What the day comes to more, of all that has changed; and of accounts what can be adjusted, or else what replacing moves. */
function whatMoves({ choices }: Plan): Pick<Plan['choices'][number], 'difference' | 'journal'> {
  // Whatever is refused, all of it can be left.
  const all = choices.find(({ choice }) => choice === 'leave');
  const moving = choices.find(({ journal }) => journal.length > 0);
  return { difference: all?.difference ?? '0.00', journal: moving?.journal ?? [] };
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
  const may = choices.flatMap(({ choice, refused, left }) => {
    const lines = refusalLines(left, context);
    if (refused === null) return [say('changes.choice', { choice, digest: id }), ...lines];
    // What each receipt is refused for says more than the first of the reasons.
    const { cause, cure } = lines.length === 0 ? refused : { cause: undefined, cure: undefined };
    return [say('changes.refused', { choice, cause, cure }), ...lines];
  });
  const alike = Map.groupBy(changes, ({ number }) => number);
  const { journal, difference } = whatMoves(plan);
  const { planned, total } = plan;
  const net = { date: '', narration: say('changes.journal', { difference }), lines: journal };
  return [
    ...changes.map((change) => changeText(change, (alike.get(change.number)?.length ?? 0) > 1, context)),
    journal.length === 0 ? `${say('changes.no-journal')}\n` : journalTable([net], context),
    ...(planned < total ? [`${say('changes.planned', { planned, total })}\n`] : []),
    `${may.map(printable).join('\n')}\n`,
  ].join('\n');
}

function changeText(
  { document, number, what, difference, differences }: Changes['changes'][number],
  isAlike: boolean,
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
  // Of receipts that are numbered alike only this tells which one is meant.
  const own = isAlike ? `${printable(say('changes.id', { id: document }))}\n` : '';
  return `${printable(head)}\n${own}${renderTable(spec, rows, columns)}`;
}
