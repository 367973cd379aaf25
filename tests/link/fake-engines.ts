import type { HostPort } from '../../src-main/core/ports/index.ts';
import { hostWithoutAbilities } from '../../src-main/engine/no-host.ts';
import type { EngineLink } from '../../src-main/link/engine-link.ts';
import { openEngineLink } from '../../src-main/link/open-link.ts';
import type { FromEngine, FromRestore, ToEngine } from '../../src-main/link/protocol.ts';
import type { EngineStart } from '../../src-main/link/transport.ts';
import type { EventName } from '../../src-shared/ipc/events.ts';

/** An engine that does only what a test says. */
export interface FakeEngine {
  readonly role: EngineStart['role'];
  /** What it was asked, oldest first. */
  readonly asked: ToEngine[];
  readonly killed: boolean;
  /** Whether it answers `close` by ending, as a healthy one does. */
  obeys: boolean;
  /** Whether it is still there for a while after it was killed. */
  lingers: boolean;
  say(message: FromEngine | FromRestore): void;
  exit(code: number | null): void;
  /** Answers the last call with this value. */
  reply(value: unknown): void;
}

/** A link over engines of a test, with its clock in the test's hands. */
export interface FakeScene {
  readonly link: EngineLink;
  /** Every engine that was started, oldest first. */
  readonly engines: readonly FakeEngine[];
  /** The last one of a role. */
  last(role: EngineStart['role']): FakeEngine;
  /** Brings up a writer and a reader. */
  ready(): void;
  readonly events: { readonly event: EventName; readonly payload: unknown }[];
  readonly warnings: string[];
  elapsedMs: number;
}

export function fakeScene(host: HostPort = hostWithoutAbilities()): FakeScene {
  const engines: FakeEngine[] = [];
  const events: FakeScene['events'] = [];
  const warnings: string[] = [];
  const scene = { elapsedMs: 0 };
  const link = openEngineLink({
    start: (start) => {
      const { engine, transport } = fakeEngine(start.role);
      engines.push(engine);
      return transport;
    },
    ledger: 'shop.daybook',
    resources: 'resources',
    programVersion: 'test',
    logs: 'logs',
    host,
    now: () => scene.elapsedMs,
    log: { info: () => {}, warn: (event, data) => warnings.push(`${event} ${JSON.stringify(data)}`) },
  });
  link.subscribe((event, payload) => events.push({ event, payload }));
  const last = (role: EngineStart['role']): FakeEngine => {
    const engine = engines.findLast((other) => other.role === role);
    if (engine === undefined) throw new Error(`no ${role} was started`);
    return engine;
  };
  return Object.assign(scene, {
    link,
    engines,
    events,
    warnings,
    last,
    ready: () => {
      last('write').say({ type: 'ready' });
      last('read').say({ type: 'ready' });
    },
  });
}

function fakeEngine(role: EngineStart['role']): {
  readonly engine: FakeEngine;
  readonly transport: ReturnType<Parameters<typeof openEngineLink>[0]['start']>;
} {
  let hear: (message: unknown) => void = () => {};
  let gone: (code: number | null) => void = () => {};
  let hasExited = false;
  const state = { killed: false, obeys: true, lingers: false };
  const asked: ToEngine[] = [];
  const exit = (code: number | null): void => {
    if (hasExited) return;
    hasExited = true;
    gone(code);
  };
  const engine: FakeEngine = Object.assign(state, {
    role,
    asked,
    say: (message: FromEngine | FromRestore) => hear(message),
    exit,
    reply: (value: unknown) => {
      const call = asked.findLast((message) => message.type === 'call');
      if (call === undefined) throw new Error('nothing was asked');
      hear({ type: 'reply', id: call.id, reply: { ok: true, value } });
    },
  });
  return {
    engine,
    transport: {
      post: (message) => {
        asked.push(message as ToEngine);
        if ((message as ToEngine).type === 'close' && state.obeys)
          queueMicrotask(() => hear({ type: 'closed' }));
      },
      onMessage: (listener) => {
        hear = listener;
      },
      onExit: (listener) => {
        gone = listener;
      },
      kill: () => {
        state.killed = true;
        if (!state.lingers) queueMicrotask(() => exit(null));
      },
    },
  };
}

/** Lets everything happen that waits for nothing but its turn. */
export async function turn(): Promise<void> {
  for (let at = 0; at < 20; at += 1) await Promise.resolve();
}
