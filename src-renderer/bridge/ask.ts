import type { z } from 'zod';
import {
  type RequestInput,
  requests,
  type Responses,
  type TaskChannel,
  type TaskView,
  type ValueChannel,
  type FileChannel,
} from '../../src-shared/ipc/contract.ts';
import {
  type HostChannel,
  type HostInput,
  hostRequests,
  type HostResponse,
} from '../../src-shared/ipc/host.ts';
import { bridge } from './bridge.ts';
import { declined } from './failure-error.ts';

/**
 * Asks the engine. The answer is parsed: a program that was updated under an open window must not show
 * half-understood figures.
 * @param signal stops the waiting, not the engine: for questions that change nothing
 * @throws FailureError when it declines; the signal's reason once that is given
 */
export async function ask<C extends ValueChannel>(
  channel: C,
  input: RequestInput<C>,
  signal?: AbortSignal,
): Promise<Responses[C]> {
  const value = await until(signal, answer(channel, input));
  const schema: z.ZodType = requests[channel].output;
  return schema.parse(value) as Responses[C];
}

/** Asks the host that the window runs in. @throws FailureError when it declines */
export async function askHost<C extends HostChannel>(
  channel: C,
  input: HostInput<C>,
): Promise<HostResponse<C>> {
  const value = await answer(channel, input);
  const schema: z.ZodType = hostRequests[channel].output;
  return schema.parse(value) as HostResponse<C>;
}

/** Starts long work; its progress comes as events. @throws FailureError when it cannot start */
export async function startTask<C extends TaskChannel>(
  channel: C,
  input: RequestInput<C>,
): Promise<TaskView> {
  return (await ask('tasks.start', { channel, input })).task;
}

/** Saves a file of the engine where the person wants it; null when they change their mind. */
export async function saveFile<C extends FileChannel>(
  channel: C,
  input: RequestInput<C>,
): Promise<{ readonly name: string } | null> {
  const reply = await bridge().save(channel, input);
  if (!reply.ok) throw declined(reply.failure);
  return reply.value;
}

/** The answer, unless the signal comes first; what is answered after that goes nowhere. */
async function until<T>(signal: AbortSignal | undefined, answered: Promise<T>): Promise<T> {
  if (signal === undefined) return answered;
  signal.throwIfAborted();
  const { promise: stopped, reject } = Promise.withResolvers<never>();
  const stop = () => reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([answered, stopped]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

async function answer(channel: string, input: unknown): Promise<unknown> {
  const reply = await bridge().call(channel, input);
  if (!reply.ok) throw declined(reply.failure);
  return reply.value;
}
