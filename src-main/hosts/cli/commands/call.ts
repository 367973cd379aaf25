import { type Channel, type FileReply, requests } from '../../../../src-shared/ipc/contract.ts';
import { ExpectedFailure } from '../../../../src-shared/model/index.ts';
import type { CommandSpec, Context } from '../command.ts';
import { nearest } from '../suggest.ts';
import { usage } from '../usage.ts';

/** Asks the engine anything that the window can ask, for support and tests. */
export const call: CommandSpec = {
  words: 'call',
  arguments: [{ name: 'CHANNEL' }, { name: 'JSON', optional: true }],
  access: 'write',
  async run(context) {
    const { values, say } = context;
    const channel = channelOf(values.argument('CHANNEL') ?? '');
    let input: unknown;
    try {
      input = JSON.parse(values.argument('JSON') ?? '{}');
    } catch {
      throw usage(say('usage.not-json'), 'JSON', call);
    }
    const value = await askAnything(context, channel, input);
    if (isFile(value)) return { file: value, out: undefined };
    return { document: value, text: () => `${JSON.stringify(value, null, 2)}\n` };
  },
};

function channelOf(name: string): Channel {
  if (Object.hasOwn(requests, name)) return name as Channel;
  const suggestion = nearest(name, Object.keys(requests));
  const data = { channel: name, ...(suggestion === undefined ? {} : { suggestion }) };
  throw new ExpectedFailure('unknown-channel', { where: name, data });
}

/** The engine parses every input itself, so one that has no type yet may be sent. */
async function askAnything({ ask }: Context, channel: Channel, input: unknown): Promise<unknown> {
  return ask(channel, input as never);
}

function isFile(value: unknown): value is FileReply {
  return typeof value === 'object' && value !== null && 'parts' in value && 'name' in value;
}
