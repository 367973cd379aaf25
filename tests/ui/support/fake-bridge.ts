import { afterEach } from 'vitest';
import type { z } from 'zod';
import type { Bridge, BridgeReply, BridgeSaved } from '../../../src-shared/ipc/bridge.ts';
import {
  type FileChannel,
  type RequestData,
  requests,
  type ValueChannel,
} from '../../../src-shared/ipc/contract.ts';
import { type EventName, type EventPayload, events } from '../../../src-shared/ipc/events.ts';
import { type HostChannel, type HostData, hostRequests } from '../../../src-shared/ipc/host.ts';
import type { Failure } from '../../../src-shared/model/index.ts';

type Maybe<T> = T | Promise<T>;
/** A fixed reply, or what makes one of the input; a failure declines. */
type Answer<Input, Value> = Value | Failure | ((input: Input) => Maybe<Value | Failure>);

/** As an answer is on the wire, before it is parsed: without the brands of dates and failures. */
type Wire<Output> = Output extends z.ZodType ? z.input<Output> : never;

/** What a fake engine and host answer, by channel. */
export type Answers = {
  readonly [C in ValueChannel]?: Answer<RequestData<C>, Wire<(typeof requests)[C]['output']>>;
} & {
  readonly [C in HostChannel]?: Answer<HostData<C>, Wire<(typeof hostRequests)[C]['output']>>;
} & {
  /** Where the file went; null: the person changed their mind. */
  readonly [C in FileChannel]?: Answer<RequestData<C>, { readonly name: string } | null>;
};

/** One request that came over a fake bridge, its input with the defaults filled in. */
export interface Call {
  readonly channel: string;
  readonly input: unknown;
}

/** A bridge that a test answers and listens to. */
export interface FakeBridge extends Bridge {
  readonly calls: readonly Call[];
  /** Inputs of the calls of one channel, oldest first. */
  readonly inputsOf: <C extends ValueChannel | FileChannel>(channel: C) => RequestData<C>[];
  /** Changes answers in the middle of a test. */
  readonly answer: (more: Answers) => void;
  /** Tells the window something, as the engine does. */
  readonly emit: <E extends EventName>(event: E, payload: EventPayload<E>) => void;
}

/** What screens asked that no test had an answer for, or asked or were told against the contract. */
let mistakes: string[] = [];

// A screen shows a defect as a failure like any other: without this a test could pass beside it.
afterEach(() => {
  const found = mistakes;
  mistakes = [];
  if (found.length > 0) throw new Error(`Over the fake bridge: ${found.join('; ')}`);
});

/**
 * A host with an engine as a test wants them: `fakeBridge({ 'digests.list': (input) => value })`.
 * Inputs and answers are held against the contract; a channel without an answer fails the test.
 */
export function fakeBridge(answers: Answers): FakeBridge {
  let current: Answers = answers;
  const calls: Call[] = [];
  const listeners = new Set<(event: string, payload: unknown) => void>();
  const reply = async (channel: string, input: unknown): Promise<BridgeReply> => {
    const value = await valueOf(current, channel, takenInput(calls, channel, input));
    return isFailure(value) ? { ok: false, failure: value } : { ok: true, value };
  };
  return {
    calls,
    call: reply,
    save: async (channel, input) => (await reply(channel, input)) as BridgeSaved,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    inputsOf: <C extends ValueChannel | FileChannel>(channel: C) =>
      calls.filter((call) => call.channel === channel).map(({ input }) => input as RequestData<C>),
    answer: (more) => {
      current = { ...current, ...more };
    },
    emit: (event, payload) => {
      const whole = events[event].parse(payload);
      for (const listener of listeners) listener(event, whole);
    },
  };
}

/** Notes the call and answers its input as a handler would get it. */
function takenInput(calls: Call[], channel: string, input: unknown): unknown {
  const schema = schemasOf(channel)?.input;
  const parsed = schema?.safeParse(input);
  if (parsed?.success === false) throw mistake(`${channel} was asked with ${parsed.error.message}`);
  calls.push({ channel, input: parsed?.data ?? input });
  return parsed?.data ?? input;
}

async function valueOf(answers: Answers, channel: string, input: unknown): Promise<unknown> {
  const answer: unknown = answers[channel as keyof Answers];
  if (answer === undefined) throw mistake(`${channel} has no answer in this test`);
  const value: unknown =
    typeof answer === 'function' ? await (answer as (input: unknown) => unknown)(input) : answer;
  if (isFailure(value)) return value;
  const output = schemasOf(channel)?.output;
  if (output === undefined || output === 'file') return value;
  const parsed = output.safeParse(value);
  if (!parsed.success)
    throw mistake(`the answer of ${channel} is not as the contract says: ${parsed.error.message}`);
  return value;
}

function schemasOf(channel: string) {
  const all = { ...requests, ...hostRequests };
  return Object.hasOwn(all, channel) ? all[channel as keyof typeof all] : undefined;
}

function isFailure(value: unknown): value is Failure {
  return (
    typeof value === 'object' && value !== null && 'code' in value && 'cure' in value && 'retry' in value
  );
}

function mistake(text: string): Error {
  mistakes.push(text);
  return new Error(text);
}
