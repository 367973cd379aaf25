import type { HostPort, Log } from '../core/ports/index.ts';
import type { Channel, FileChannel } from '../../src-shared/ipc/contract.ts';
import { assertNever, type Failure, failure, thrown } from '../../src-shared/model/index.ts';
import type { FileAnswer } from './engine-link.ts';
import { answerHostCall } from './host-answer.ts';
import { inTime } from './in-time.ts';
import type { Answer, FromEngine, PlainReply, ToEngine } from './protocol.ts';
import type { EngineTransport } from './transport.ts';

/** How long is waited for a killed engine where nothing depends on its end. */
const KILL_WITHIN_MS = 500;

/** What a connection tells who keeps it. Nothing is told after `close` or `kill`, save events. */
export interface ConnectionWatcher {
  ready(): void;
  refused(failure: Failure): void;
  /** The engine is gone without having been asked to end. */
  gone(code: number | null): void;
  event(event: string, payload: unknown): void;
}

export interface ConnectionParts {
  readonly host: HostPort;
  readonly log: Log;
}

/** One engine from its start to its end, as questions and answers. */
export class Connection {
  readonly #transport: EngineTransport;
  readonly #watcher: ConnectionWatcher;
  readonly #parts: ConnectionParts;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  readonly #exit = Promise.withResolvers<void>();
  readonly #closed = Promise.withResolvers<void>();
  #lastId = 0;
  /** It has ended, or will not be listened to any more. */
  #isGone = false;
  /** It was told to end: its end is no crash. */
  #isLeaving = false;

  constructor(transport: EngineTransport, watcher: ConnectionWatcher, parts: ConnectionParts) {
    this.#transport = transport;
    this.#watcher = watcher;
    this.#parts = parts;
    // The engine is of the same program: what it sends is of the protocol.
    transport.onMessage((message) => this.#take(message as FromEngine));
    transport.onExit((code) => this.#exited(code));
  }

  async call(channel: Channel, input: unknown): Promise<PlainReply> {
    const answer = await this.#ask(this.#nextId(), (id) => ({ type: 'call', id, channel, input }));
    if (answer.type === 'reply') return answer.reply;
    throw new Error(`The engine answered ${channel} with a ${answer.type}.`);
  }

  async file(channel: FileChannel, input: unknown): Promise<FileAnswer> {
    const id = this.#nextId();
    const answer = await this.#ask(id, () => ({ type: 'file', id, channel, input }));
    if (answer.type === 'file') {
      return { ok: true, file: { name: answer.name, chunks: this.#chunks(id) } };
    }
    if (answer.type === 'reply' && !answer.reply.ok) return answer.reply;
    throw new Error(`The engine answered ${channel} with a ${answer.type}.`);
  }

  /** Resolves when it has really ended, however long that takes: until then it may hold the ledger. */
  get ended(): Promise<void> {
    return this.#exit.promise;
  }

  /** From now on its end is no crash. */
  leave(): void {
    this.#isLeaving = true;
  }

  /** Asks it to finish and end, and ends it when it has not within this time. See `kill` for the end. */
  async close(withinMs: number): Promise<void> {
    this.#isLeaving = true;
    this.#post({ type: 'close' });
    const ended = Promise.race([this.#closed.promise, this.#exit.promise]);
    const inGoodTime = await inTime(ended, withinMs);
    if (!inGoodTime) this.#parts.log.warn('engine-close-late', { withinMs });
    await this.kill();
  }

  /** Ends it at once; what was asked is answered `engine-restarted`. Mostly it is gone then; `ended` tells. */
  async kill(): Promise<void> {
    this.#isLeaving = true;
    this.#transport.kill();
    this.#giveUp();
    // What the system does not let go of must not hold up the host's own end.
    await inTime(this.#exit.promise, KILL_WITHIN_MS);
  }

  async *#chunks(id: number): AsyncGenerator<Uint8Array, void, undefined> {
    let open = true;
    try {
      for (;;) {
        const answer = await this.#ask(id, () => ({ type: 'more', id }));
        if (answer.type === 'chunk') {
          yield answer.bytes;
          continue;
        }
        open = false;
        if (answer.type === 'reply' && !answer.reply.ok) throw thrown(answer.reply.failure);
        return;
      }
    } finally {
      if (open) this.#post({ type: 'drop', id });
    }
  }

  #nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  #ask(id: number, message: (id: number) => ToEngine): Promise<Answer> {
    if (this.#isGone) return Promise.resolve(restarted(id));
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, resolve);
      try {
        this.#post(message(id));
      } catch (error) {
        // Something in it cannot be sent: a defect of who asks.
        this.#waiting.delete(id);
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
  }

  #take(message: FromEngine): void {
    switch (message.type) {
      case 'ready':
        if (!this.#isLeaving) this.#watcher.ready();
        return;
      case 'refused':
        if (!this.#isLeaving) this.#watcher.refused(message.failure);
        return;
      case 'closed':
        this.#closed.resolve();
        return;
      case 'event':
        this.#watcher.event(message.event, message.payload);
        return;
      case 'host-call':
        void this.#askHost(message);
        return;
      case 'reply':
      case 'file':
      case 'chunk':
      case 'file-end':
        this.#waiting.get(message.id)?.(message);
        this.#waiting.delete(message.id);
        return;
      default:
        assertNever(message);
    }
  }

  async #askHost({ id, call }: Extract<FromEngine, { readonly type: 'host-call' }>): Promise<void> {
    const answer = await answerHostCall(this.#parts.host, call, this.#parts.log);
    this.#post({ type: 'host-answer', id, answer });
  }

  #exited(code: number | null): void {
    this.#giveUp();
    this.#exit.resolve();
    if (this.#isLeaving) return;
    this.#isLeaving = true;
    this.#watcher.gone(code);
  }

  #giveUp(): void {
    this.#isGone = true;
    for (const [id, resolve] of this.#waiting) resolve(restarted(id));
    this.#waiting.clear();
  }

  #post(message: ToEngine): void {
    if (!this.#isGone) this.#transport.post(message);
  }
}

function restarted(id: number): Answer {
  return { type: 'reply', id, reply: { ok: false, failure: failure('engine-restarted', { retry: 'now' }) } };
}
