import {
  type Channel,
  type FileChannel,
  type ValueChannel,
  requests,
} from '../../../src-shared/ipc/contract.ts';
import { ExpectedFailure } from '../../../src-shared/model/index.ts';
import { checkInput } from './check-input.ts';
import type { WindowGate } from './gate-port.ts';
import { type HostParts, createHostAnswers, isHostChannel } from './host-requests.ts';
import { createPlaces } from './places.ts';

/** A channel's name is shown in a failure; whatever else somebody sends there is cut. */
const MAX_SHOWN_CHARS = 100;

/**
 * Builds the one door of a window. Expected failures are answers; it rejects only for defects, which
 * the host logs.
 */
export function createWindowGate(parts: HostParts): WindowGate {
  const places = createPlaces();
  const answerHost = createHostAnswers(parts, places);
  return {
    call: (channel, input) =>
      answerFailures(async () => {
        if (isHostChannel(channel)) return { ok: true, value: await answerHost(channel, input) };
        if (!isValueChannel(channel)) throw unknownChannel(channel);
        return parts.link.call(channel, checkInput(channel, input, places));
      }),
    file: (channel, input) =>
      answerFailures(async () => {
        if (!isFileChannel(channel)) throw unknownChannel(channel);
        return parts.link.file(channel, checkInput(channel, input, places));
      }),
    subscribe: (listener) => parts.link.subscribe(listener),
    admit: (place) => places.admit(place),
  };
}

function isValueChannel(channel: string): channel is ValueChannel {
  return isChannel(channel) && requests[channel].output !== 'file';
}

function isFileChannel(channel: string): channel is FileChannel {
  return isChannel(channel) && requests[channel].output === 'file';
}

function isChannel(channel: string): channel is Channel {
  return Object.hasOwn(requests, channel);
}

function unknownChannel(channel: string): ExpectedFailure {
  const name = channel.slice(0, MAX_SHOWN_CHARS);
  return new ExpectedFailure('unknown-channel', { where: name, data: { name } });
}

async function answerFailures<Reply>(
  work: () => Promise<Reply>,
): Promise<Reply | { readonly ok: false; readonly failure: ExpectedFailure['failure'] }> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ExpectedFailure) return { ok: false, failure: error.failure };
    throw error;
  }
}
