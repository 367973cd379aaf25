import type { CommandSpec } from '../command.ts';
import { OPTIONS, STATUSES } from '../options.ts';
import { streamFacts } from '../views/stream.ts';
import { STREAM_ARGUMENT, chosenStream } from './stream-choice.ts';
import { SETTING_OPTIONS, settingsInput } from './stream-settings-input.ts';

/** Changes settings of a stream, renames, pauses or disconnects it, or follows its folder to where it was moved. */
export const streamsSet: CommandSpec = {
  words: 'streams set',
  arguments: [STREAM_ARGUMENT],
  options: [OPTIONS.stream, OPTIONS.name, OPTIONS.folder, ...SETTING_OPTIONS, OPTIONS.status],
  access: 'write',
  async run(context) {
    const { ask, values } = context;
    const status = STATUSES.find((known) => known === values.text('status'));
    const { stream } = await ask('streams.set', {
      stream: await chosenStream(context),
      name: values.text('name'),
      folder: values.text('folder'),
      settings: settingsInput(values),
      status,
    });
    return { document: { stream }, text: () => streamFacts(stream, context) };
  },
};
