import type { RequestInput } from '../../../../src-shared/ipc/contract.ts';
import type { CommandSpec } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { mappingLines } from '../views/mapping-value.ts';
import { chosenStream } from './stream-choice.ts';

type MappingType = RequestInput<'mappings.set'>['type'];
const TYPES = ['location', 'payment-method', 'tax', 'account', 'reason'] as const satisfies MappingType[];

/** Sets one mapping, from a day on or for all days. */
export const mappingsSet: CommandSpec = {
  words: 'mappings set',
  arguments: [{ name: 'TYPE', of: TYPES }, { name: 'KEY' }, { name: 'VALUE' }],
  options: [OPTIONS.stream, OPTIONS.from],
  access: 'write',
  async run(context) {
    const { ask, values, say } = context;
    const { mapping } = await ask('mappings.set', {
      stream: await chosenStream(context),
      type: TYPES.find((type) => type === values.argument('TYPE')) ?? 'account',
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
