import type { CommandSpec } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { STREAM_ARGUMENT, chosenStream } from './stream-choice.ts';

/** What the mappings of a stream lack, before a day needs it. */
export const mappingsValidate: CommandSpec = {
  words: 'mappings validate',
  arguments: [STREAM_ARGUMENT],
  options: [OPTIONS.stream],
  access: 'read',
  async run(context) {
    const { ask, say } = context;
    const { problems } = await ask('mappings.validate', { stream: await chosenStream(context) });
    return {
      document: { problems },
      // What no document needs yet is worth knowing, and nothing waits for it.
      needsPerson: problems.some(({ needed }) => needed),
      text: () => {
        if (problems.length === 0) return `${say('mappings.complete')}\n`;
        return problems
          .map(({ problem, type, key, account, from, needed }) => {
            const text = say(`mappings.problem.${problem}`, { type, key, account, from });
            return `${needed ? '!' : '-'} ${text}\n`;
          })
          .join('');
      },
    };
  },
};
