import { CHANGE_CHOICES, ExpectedFailure } from '../../../../src-shared/model/index.ts';
import type { CommandSpec, Context } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { allPages } from '../pages.ts';
import { printable } from '../render.ts';
import { usage } from '../usage.ts';
import { attentionLines, attentionViews, somebodyMustLook } from '../views/attention.ts';
import { refusalLines, refusalWords } from '../views/refusal.ts';
import { unreadFiles } from '../views/unread-files.ts';

/** Decides about a posted day that changed, or about those receipts of it that are named. */
export const digestsSettleChanges: CommandSpec = {
  words: 'digests settle-changes',
  arguments: [{ name: 'DIGEST' }, { name: 'RECEIPT', optional: true, many: true }],
  options: [OPTIONS.choice, OPTIONS.reason],
  access: 'write',
  stoppable: true,
  async run(context) {
    const { ask, values, say, texts } = context;
    const choice = CHANGE_CHOICES.find((known) => known === values.text('choice'));
    if (choice === undefined) throw usage(say('changes.which'), '--choice', digestsSettleChanges);
    const id = values.argument('DIGEST') ?? '';
    const named = await documentsNamed(id, context);
    const result = await ask('digests.settle-changes', {
      id,
      choice,
      documents: named === null ? undefined : [...named],
      reason: values.text('reason') ?? '',
    });
    const { settled, documents, deliveries, attention } = result;
    const refused = result.refused.map((refusal) => refusalWords(refusal, texts));
    const unread = await unreadFiles(attention, context);
    return {
      document: { settled, refused, documents, deliveries, attention: attentionViews(attention, texts) },
      needsPerson:
        refused.length > 0 || deliveries.failed > 0 || deliveries.held > 0 || somebodyMustLook(attention),
      text: () => {
        const lines = [
          say(`changes.settled.${choice}`, { settled }),
          ...documents.map(
            ({ kind, number, amount }) => `  ${kind.replaceAll('-', ' ')} ${number} ${amount}`,
          ),
          ...refusalLines(refused, context).map(printable),
          say('run.deliveries', { ...deliveries }),
        ];
        return `${lines.join('\n')}\n${attentionLines(attention, unread, context)}`;
      },
    };
  },
};

/** Ids that a failure names: to choose from, not to read. */
const IDS_TOLD = 5;

/**
 * By their numbers, or their ids; null: none is named, and all that has changed is meant.
 * @throws ExpectedFailure digest-not-changed, receipt-ambiguous
 */
async function documentsNamed(id: string, context: Context): Promise<readonly string[] | null> {
  const { values } = context;
  const names = [...new Set(values.rest('RECEIPT'))];
  if (names.length === 0) return null;
  const changes = await allPages(context, 'digests.changes', { id }, (page) => page.changes);
  return names.flatMap((name) => {
    const meant = changes.filter(({ document, number }) => number === name || document === name);
    const ids = meant.map(({ document }) => document);
    if (ids.length === 0) throw new ExpectedFailure('digest-not-changed', { data: { number: name } });
    if (ids.length > 1) {
      const data = { number: name, count: ids.length, ids: ids.slice(0, IDS_TOLD).join(', ') };
      throw new ExpectedFailure('receipt-ambiguous', { data });
    }
    return ids;
  });
}
