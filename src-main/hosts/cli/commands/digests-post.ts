import type { CommandSpec } from '../command.ts';
import { attentionLines, attentionViews, somebodyMustLook } from '../views/attention.ts';
import { DIGEST_FILTER_OPTIONS, digestFilter } from './digest-filter.ts';

/** Posts digests that are ready: those named, or all that the filter leaves. */
export const digestsPost: CommandSpec = {
  words: 'digests post',
  arguments: [{ name: 'DIGEST', optional: true, many: true }],
  options: DIGEST_FILTER_OPTIONS,
  access: 'write',
  async run(context) {
    const { ask, values, say, texts } = context;
    const ids = values.rest('DIGEST');
    const { posted, deliveries, attention } = await ask('digests.post', {
      ids: ids.length === 0 ? undefined : [...ids],
      ...digestFilter(values),
    });
    return {
      document: { posted, deliveries, attention: attentionViews(attention, texts) },
      needsPerson: deliveries.failed > 0 || deliveries.held > 0 || somebodyMustLook(attention),
      text: () =>
        `${say('digests.posted', { posted })}\n${say('run.deliveries', deliveries)}\n` +
        attentionLines(attention, context),
    };
  },
};
