import type { CommandSpec } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { mappingLines } from '../views/mapping-value.ts';
import { MAPPING_ARGUMENTS, mappingTypeOf } from './mapping-argument.ts';
import { chosenStream } from './stream-choice.ts';

/** Sets one mapping, from a day on or for all days. */
export const mappingsSet: CommandSpec = {
  words: 'mappings set',
  arguments: MAPPING_ARGUMENTS,
  options: [OPTIONS.stream, OPTIONS.from],
  access: 'write',
  async run(context) {
    const { ask, values, say } = context;
    const { mapping } = await ask('mappings.set', {
      stream: await chosenStream(context),
      type: mappingTypeOf(values),
      key: values.argument('KEY') ?? '',
      value: values.argument('VALUE') ?? '',
      from: values.text('from'),
    });
    return {
      document: { mapping },
      text: () => {
        const { type, key, from } = mapping;
        return `${say('mappings.set', { type, key, from, value: mappingLines(mapping, say).join(', ') })}\n`;
      },
    };
  },
};
