import type { CommandSpec } from '../command.ts';
import { attentionLines, attentionViews, somebodyMustLook } from '../views/attention.ts';
import { unreadFiles } from '../views/unread-files.ts';
import { DIGEST_FILTER_OPTIONS, digestFilter } from './digest-filter.ts';

/** Posts digests that are ready: those named, or all that the filter leaves. */
export const digestsPost: CommandSpec = {
  words: 'digests post',
  arguments: [{ name: 'DIGEST', optional: true, many: true }],
  options: DIGEST_FILTER_OPTIONS,
  access: 'write',
  stoppable: true,
  async run(context) {
    const { ask, values, say, texts } = context;
    const ids = values.rest('DIGEST');
    const { posted, notReady, deliveries, attention } = await ask('digests.post', {
      ids: ids.length === 0 ? undefined : [...ids],
      ...digestFilter(values),
    });
    const unread = await unreadFiles(attention, context);
    return {
      document: { posted, notReady, deliveries, attention: attentionViews(attention, texts) },
      needsPerson: deliveries.failed > 0 || deliveries.held > 0 || somebodyMustLook(attention),
      text: () => {
        const lines = [
          say('digests.posted', { posted }),
          ...(notReady === 0 ? [] : [say('digests.not-ready', { notReady })]),
          say('run.deliveries', { ...deliveries }),
        ];
        return `${lines.join('\n')}\n${attentionLines(attention, unread, context)}`;
      },
    };
  },
};
