import { CHANGE_CHOICES } from '../../../../src-shared/model/index.ts';
import type { CommandSpec } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { usage } from '../usage.ts';
import { attentionLines, attentionViews, somebodyMustLook } from '../views/attention.ts';
import { unreadFiles } from '../views/unread-files.ts';

/** Decides about a posted day that changed. */
export const digestsSettleChanges: CommandSpec = {
  words: 'digests settle-changes',
  arguments: [{ name: 'DIGEST' }],
  options: [OPTIONS.choice, OPTIONS.reason],
  access: 'write',
  stoppable: true,
  async run(context) {
    const { ask, values, say, texts } = context;
    const choice = CHANGE_CHOICES.find((known) => known === values.text('choice'));
    if (choice === undefined) throw usage(say('changes.which'), '--choice', digestsSettleChanges);
    const { settled, documents, deliveries, attention } = await ask('digests.settle-changes', {
      id: values.argument('DIGEST') ?? '',
      choice,
      reason: values.text('reason') ?? '',
    });
    const unread = await unreadFiles(attention, context);
    return {
      document: { settled, documents, deliveries, attention: attentionViews(attention, texts) },
      needsPerson: deliveries.failed > 0 || deliveries.held > 0 || somebodyMustLook(attention),
      text: () => {
        const lines = [
          say(`changes.settled.${choice}`, { settled }),
          ...documents.map(
            ({ kind, number, amount }) => `  ${kind.replaceAll('-', ' ')} ${number} ${amount}`,
          ),
          say('run.deliveries', { ...deliveries }),
        ];
        return `${lines.join('\n')}\n${attentionLines(attention, unread, context)}`;
      },
    };
  },
};
