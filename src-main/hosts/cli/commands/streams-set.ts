import type { CommandSpec } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { streamFacts } from '../views/stream.ts';
import { STREAM_ARGUMENT, chosenStream } from './stream-choice.ts';
import { SETTING_OPTIONS, settingsInput } from './stream-settings-input.ts';

/** Changes settings of a stream, pauses it, or follows its folder to where it was moved. */
export const streamsSet: CommandSpec = {
  words: 'streams set',
  arguments: [STREAM_ARGUMENT],
  options: [OPTIONS.stream, OPTIONS.folder, ...SETTING_OPTIONS, OPTIONS.status],
  access: 'write',
  async run(context) {
    const { ask, values } = context;
    const status = values.text('status');
    const { stream } = await ask('streams.set', {
      stream: await chosenStream(context),
      folder: values.text('folder'),
      settings: settingsInput(values),
      status: status === 'active' || status === 'paused' ? status : undefined,
    });
    return { document: { stream }, text: () => streamFacts(stream, context) };
  },
};
