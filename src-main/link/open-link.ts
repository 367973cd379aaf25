import type { HostPort, Log } from '../core/ports/index.ts';
import {
  type Channel,
  type FileChannel,
  requests,
  type ValueChannel,
} from '../../src-shared/ipc/contract.ts';
import { TOPICS } from '../../src-shared/ipc/define.ts';
import type { EventName, EventPayload } from '../../src-shared/ipc/events.ts';
import { ExpectedFailure, type Failure, failure } from '../../src-shared/model/index.ts';
import { Connection, type ConnectionWatcher } from './connection.ts';
import type { EngineLink, EngineState, FileAnswer, LinkListener, Restored } from './engine-link.ts';
import { inTime } from './in-time.ts';
import type { PlainReply } from './protocol.ts';
import { RestartBudget } from './restart-budget.ts';
import { restoreInEngine } from './restore.ts';
import type { EnginePlace, StartEngine } from './transport.ts';

/** How long a request waits for an engine that is being started again. */
const WAIT_FOR_RESTART_MS = 5_000;
/** How long an engine may take to finish what it is writing. */
const CLOSE_WITHIN_MS = 3_000;

export interface LinkOptions extends EnginePlace {
  readonly start: StartEngine;
  /** What the engine may ask of this process. */
  readonly host: HostPort;
  /** Milliseconds that only rise, for counting restarts. */
  readonly now?: () => number;
  /** Of the host's process; the engines keep their own in `logs`. */
  readonly log?: Log;
}

/** Starts the engines of a ledger and keeps them running; see `EngineLink`. */
export function openEngineLink(options: LinkOptions): EngineLink {
  const link = new SupervisedLink(options);
  link.begin();
  return link;
}

class SupervisedLink implements EngineLink {
  readonly #options: LinkOptions;
  readonly #log: Log;
  readonly #now: () => number;
  readonly #budget = new RestartBudget();
  readonly #listeners = new Set<LinkListener>();
  #state: EngineState = { state: 'starting', failure: null };
  #settling = Promise.withResolvers<EngineState>();
  #writer: Connection | null = null;
  #reader: Connection | null = null;
  #readerIsReady = false;
  #hasBeenReady = false;
  /** Closing, restoring and starting by hand, one after the other. */
  #steps: Promise<unknown> = Promise.resolve();
  #shutting: Promise<unknown> = Promise.resolve();
  /** Resolves when every engine that was ever started has really ended. */
  #allGone: Promise<unknown> = Promise.resolve();
  #end: Promise<void> | null = null;

  constructor(options: LinkOptions) {
    this.#options = options;
    this.#log = options.log ?? { info: () => {}, warn: () => {} };
    this.#now = options.now ?? (() => performance.now());
  }

  get state(): EngineState {
    return this.#state;
  }

  begin(): void {
    this.#startWriter();
  }

  async call(channel: ValueChannel, input: unknown): Promise<PlainReply> {
    const engine = await this.#engineFor(channel);
    return engine.ok ? engine.connection.call(channel, input) : engine;
  }

  async file(channel: FileChannel, input: unknown): Promise<FileAnswer> {
    const engine = await this.#engineFor(channel);
    return engine.ok ? engine.connection.file(channel, input) : engine;
  }

  subscribe(listener: LinkListener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  settled(): Promise<EngineState> {
    return this.#settling.promise;
  }

  whileClosed<T>(work: () => T | Promise<T>): Promise<T> {
    return this.#step(async () => {
      if (this.#end !== null) throw new ExpectedFailure('engine-stopped');
      this.#setState('restarting');
      await this.#shut();
      // One that still ends could hold the ledger, and the work or the next writer would be refused.
      await this.#allGone;
      try {
        return await work();
      } finally {
        this.#budget.renew();
        this.#startWriter();
        await this.settled();
      }
    });
  }

  restore(backup: string): Promise<Restored> {
    return this.whileClosed(() =>
      restoreInEngine(this.#options.start, { ...this.#place(), role: 'restore', backup }),
    );
  }

  restart(): Promise<EngineState> {
    return this.#step(async () => {
      if (this.#state.state === 'stopped' && this.#end === null) {
        await this.#shut();
        await this.#allGone;
        this.#budget.renew();
        this.#setState('starting');
        this.#startWriter();
      }
      return this.settled();
    });
  }

  close(): Promise<void> {
    this.#end ??= this.#step(async () => {
      await this.#shut();
      this.#setState('stopped');
    });
    return this.#end;
  }

  #step<T>(work: () => Promise<T>): Promise<T> {
    const step = this.#steps.then(work);
    this.#steps = step.catch(() => null);
    return step;
  }

  /** Waits for an engine only while there is hope for one. */
  async #engineFor(
    channel: Channel,
  ): Promise<
    { readonly ok: true; readonly connection: Connection } | { readonly ok: false; readonly failure: Failure }
  > {
    if (this.#state.state === 'starting') await this.settled();
    if (this.#state.state === 'restarting') await inTime(this.settled(), WAIT_FOR_RESTART_MS);
    const { state, failure: cause } = this.#state;
    if (state === 'stopped') return { ok: false, failure: cause ?? failure('engine-stopped') };
    const connection = this.#readerIsReady && isRead(channel) ? this.#reader : this.#writer;
    if (state !== 'ready' || connection === null) {
      return { ok: false, failure: failure('engine-restarted', { retry: 'now' }) };
    }
    return { ok: true, connection };
  }

  #startWriter(): void {
    this.#writer = this.#connect('write', {
      ready: () => {
        this.#setState('ready');
        // What was committed in the meantime was told to nobody.
        if (this.#hasBeenReady) this.#tell('changed', { topics: TOPICS });
        this.#hasBeenReady = true;
        this.#startReader();
      },
      refused: (cause) => void this.#stop(cause),
      gone: (code) => this.#crashed('write', code),
    });
  }

  /** After the writer, which makes the ledger or brings it up to date; until it is there the writer reads. */
  #startReader(): void {
    this.#readerIsReady = false;
    this.#reader = this.#connect('read', {
      ready: () => {
        this.#readerIsReady = true;
      },
      refused: (cause) => void this.#stop(cause),
      gone: (code) => this.#crashed('read', code),
    });
  }

  #place(): EnginePlace {
    const { ledger, resources, programVersion, logs, data } = this.#options;
    return { ledger, resources, programVersion, logs, ...(data === undefined ? {} : { data }) };
  }

  #connect(role: 'write' | 'read', watcher: Omit<ConnectionWatcher, 'event'>): Connection {
    const transport = this.#options.start({ ...this.#place(), role });
    const event = (name: string, payload: unknown): void => {
      // The engine emits by the same contract; the message has lost only its type.
      this.#tell(name as EventName, payload as EventPayload<EventName>);
    };
    const parts = { host: this.#options.host, log: this.#log };
    const connection = new Connection(transport, { ...watcher, event }, parts);
    this.#allGone = Promise.all([this.#allGone, connection.ended]);
    return connection;
  }

  /** The reader alone can be replaced unseen; without a writer there is nothing to read from either. */
  #crashed(role: 'write' | 'read', code: number | null): void {
    this.#log.warn('engine-gone', { role, code });
    if (this.#end !== null || !this.#budget.take(this.#now())) {
      void this.#stop(failure('engine-stopped'));
      return;
    }
    if (role === 'read') {
      this.#startReader();
      return;
    }
    this.#setState('restarting');
    void this.#reader?.kill();
    this.#reader = null;
    this.#readerIsReady = false;
    this.#startWriter();
  }

  /** For good, until a person asks for a restart. */
  async #stop(cause: Failure): Promise<void> {
    this.#log.warn('engine-stopped', { code: cause.code });
    this.#setState('stopped', cause);
    await this.#shut();
  }

  async #shut(): Promise<void> {
    const [reader, writer] = [this.#reader, this.#writer];
    this.#reader = null;
    this.#writer = null;
    this.#readerIsReady = false;
    // Whoever shuts next waits for these too: a ledger still held would refuse the next writer.
    this.#shutting = Promise.all([this.#shutting, endBoth(reader, writer)]);
    await this.#shutting;
  }

  #setState(state: EngineState['state'], cause: Failure | null = null): void {
    if (state === this.#state.state && cause === this.#state.failure) return;
    const wasSettled = isSettled(this.#state);
    this.#state = { state, failure: cause };
    if (isSettled(this.#state)) {
      if (wasSettled) this.#settling = Promise.withResolvers<EngineState>();
      this.#settling.resolve(this.#state);
    } else if (wasSettled) {
      this.#settling = Promise.withResolvers<EngineState>();
    }
    this.#tell('engine', this.#state);
  }

  #tell<E extends EventName>(event: E, payload: EventPayload<E>): void {
    for (const listener of this.#listeners) listener(event, payload);
  }
}

/**
 * The reader has nothing to finish. It goes first: only the last connection of a ledger can empty and
 * remove its log, and one that only reads may not.
 */
async function endBoth(reader: Connection | null, writer: Connection | null): Promise<void> {
  writer?.leave();
  await reader?.kill();
  await writer?.close(CLOSE_WITHIN_MS);
}

function isSettled({ state }: EngineState): boolean {
  return state === 'ready' || state === 'stopped';
}

/** A name that is no channel goes to the writer, which refuses it. */
function isRead(channel: Channel): boolean {
  return Object.hasOwn(requests, channel) && requests[channel].access === 'read';
}
