import path from 'node:path';
import type { CommandSpec, Context } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { usage } from '../usage.ts';
import { streamFacts } from '../views/stream.ts';
import { SETTING_OPTIONS, settingsInput } from './stream-settings-input.ts';

/** Connects a POS account. */
export const streamsConnect: CommandSpec = {
  words: 'streams connect',
  arguments: [{ name: 'PROVIDER' }],
  options: [
    OPTIONS.name,
    OPTIONS.folder,
    OPTIONS.profile,
    OPTIONS.books,
    OPTIONS.currency,
    OPTIONS.seed,
    ...SETTING_OPTIONS,
  ],
  access: 'write',
  async run(context) {
    const { ask, values, say } = context;
    const provider = values.argument('PROVIDER') ?? '';
    const needed = provider === 'file' ? ['name', 'folder'] : ['name'];
    const missing = needed.find((option) => values.text(option) === undefined);
    if (missing !== undefined) {
      throw usage(say('usage.option-needed', { option: `--${missing}` }), `--${missing}`, streamsConnect);
    }
    const name = values.text('name') ?? '';
    const { stream } = await ask('streams.connect', {
      provider,
      name,
      folder: values.text('folder'),
      profile: profileOf(context),
      seed: values.integer('seed'),
      books: values.text('books'),
      currency: values.text('currency')?.toUpperCase(),
      settings: settingsInput(values),
    });
    return {
      document: { stream },
      text: () => `${say('streams.connected', { name })}\n${streamFacts(stream, context)}`,
    };
  },
};

/** A profile that looks like a file is one, and lies where the person stands; else it is a shipped name. */
function profileOf({ values, world }: Context): string | undefined {
  const text = values.text('profile');
  if (text === undefined || !/[/\\]|\.json$/iu.test(text)) return text;
  return path.resolve(world.standing, text);
}
