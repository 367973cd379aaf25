import type { EventName, EventPayload } from '../../../src-shared/ipc/events.ts';
import type { EngineLink, EngineState, FileOnItsWay } from '../../../src-main/link/engine-link.ts';
import type { PlainReply } from '../../../src-main/link/protocol.ts';

/** What came through to the engine. */
export interface Asked {
  readonly channel: string;
  readonly input: unknown;
}

export interface FakeLink extends EngineLink {
  readonly asked: Asked[];
  /** What was done with the engines themselves. */
  readonly steps: string[];
  emit<E extends EventName>(event: E, payload: EventPayload<E>): void;
}

/** An engine that answers what it is told to, and keeps what it was asked. */
export function fakeLink(
  options: {
    readonly answer?: (asked: Asked) => PlainReply | Promise<PlainReply>;
    readonly file?: (asked: Asked) => FileOnItsWay;
    readonly state?: EngineState;
    readonly restore?: EngineLink['restore'];
  } = {},
): FakeLink {
  const asked: Asked[] = [];
  const steps: string[] = [];
  const listeners = new Set<Parameters<EngineLink['subscribe']>[0]>();
  const state = options.state ?? { state: 'ready', failure: null };
  return {
    asked,
    steps,
    state,
    call: async (channel, input) => {
      asked.push({ channel, input });
      return (await options.answer?.({ channel, input })) ?? { ok: true, value: { answered: channel } };
    },
    file: async (channel, input) => {
      asked.push({ channel, input });
      const file = options.file?.({ channel, input });
      return { ok: true, file: file ?? { name: 'a.csv', chunks: chunksOf(['one,', 'two']) } };
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    emit: (event, payload) => {
      for (const listener of listeners) listener(event, payload);
    },
    settled: () => Promise.resolve(state),
    whileClosed: async (work) => {
      steps.push('closed');
      try {
        return await work();
      } finally {
        steps.push('open');
      }
    },
    restore: (backup) => {
      steps.push(`restore ${backup}`);
      return options.restore?.(backup) ?? Promise.resolve({ kept: '/data/ledger.daybook.replaced' });
    },
    restart: () => {
      steps.push('restart');
      return Promise.resolve(state);
    },
    close: () => Promise.resolve(),
  };
}

export async function* chunksOf(texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}
