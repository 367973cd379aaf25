import type { CommandSpec } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { streamFacts } from '../views/stream.ts';
import { STREAM_ARGUMENT, chosenStream } from './stream-choice.ts';

/** One stream with its settings. */
export const streamsSettings: CommandSpec = {
  words: 'streams settings',
  arguments: [STREAM_ARGUMENT],
  options: [OPTIONS.stream],
  access: 'read',
  async run(context) {
    const { stream } = await context.ask('streams.settings', { stream: await chosenStream(context) });
    return { document: { stream }, text: () => streamFacts(stream, context) };
  },
};
