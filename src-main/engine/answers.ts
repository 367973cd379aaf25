import type { EnginePort } from '../link/transport.ts';
import type { FromEngine, PlainReply } from '../link/protocol.ts';
import type { Channel, FileChannel, Reply } from '../../src-shared/ipc/contract.ts';
import { ExpectedFailure, failure } from '../../src-shared/model/index.ts';
import { type DefectBook, noteDefect } from './defect.ts';
import type { Engine } from './engine.ts';
import { fileChunks } from './file-chunks.ts';
import { roughJsonLength } from './rough-size.ts';

/** Lists come in pages: a reply of more characters than this has lost its page. */
const LARGE_REPLY_CHARS = 1_000_000;

interface Question<C extends Channel> {
  readonly id: number;
  readonly channel: C;
  readonly input: unknown;
}

/** Answers what comes over a port. A defect in one answer is noted and does not end the engine. */
export class Answers {
  readonly #engine: Engine;
  readonly #port: EnginePort;
  readonly #book: DefectBook;
  /** Files that somebody reads, by the question's id. */
  readonly #files = new Map<number, AsyncGenerator<Uint8Array>>();
  #closing = false;

  constructor(engine: Engine, port: EnginePort, book: DefectBook) {
    this.#engine = engine;
    this.#port = port;
    this.#book = book;
  }

  async call({ id, channel, input }: Question<Channel>): Promise<void> {
    const reply = await this.#ask(channel, input);
    if (reply.ok && roughJsonLength(reply.value, LARGE_REPLY_CHARS) > LARGE_REPLY_CHARS) {
      this.#book.log.warn('large-reply', { channel });
    }
    try {
      this.#post({ type: 'reply', id, reply });
    } catch (error) {
      // It holds something that cannot be sent, such as a function.
      this.#refuse(id, channel, error);
    }
  }

  /** Begins a file; nothing of it is sent before it is asked for. */
  async file({ id, channel, input }: Question<FileChannel>): Promise<void> {
    const reply = await this.#ask(channel, input);
    if (!reply.ok) {
      this.#post({ type: 'reply', id, reply });
      return;
    }
    const { name, parts } = reply.value;
    this.#files.set(id, fileChunks(parts));
    this.#post({ type: 'file', id, name });
  }

  /** Sends the next chunk, or that there is none. */
  async more(id: number): Promise<void> {
    const chunks = this.#files.get(id);
    if (chunks === undefined) return;
    try {
      const next = await chunks.next();
      if (!next.done) {
        this.#post({ type: 'chunk', id, bytes: next.value });
        return;
      }
      this.#files.delete(id);
      this.#post({ type: 'file-end', id });
    } catch (error) {
      this.#files.delete(id);
      this.#refuse(id, 'file', error);
    }
  }

  async drop(id: number): Promise<void> {
    const chunks = this.#files.get(id);
    this.#files.delete(id);
    await chunks?.return(undefined).catch((error: unknown) => noteDefect(this.#book, 'file', error));
  }

  /** From now on everything is refused; files under way end here. */
  async finish(): Promise<void> {
    this.#closing = true;
    await Promise.all([...this.#files.keys()].map((id) => this.drop(id)));
  }

  async #ask<C extends Channel>(channel: C, input: unknown): Promise<Reply<C>> {
    if (this.#closing) return { ok: false, failure: failure('engine-stopped') };
    try {
      return await this.#engine.call(channel, input);
    } catch (error) {
      return { ok: false, failure: noteDefect(this.#book, channel, error) };
    }
  }

  #refuse(id: number, where: string, error: unknown): void {
    const refused = error instanceof ExpectedFailure ? error.failure : noteDefect(this.#book, where, error);
    const reply: PlainReply = { ok: false, failure: refused };
    this.#post({ type: 'reply', id, reply });
  }

  #post(message: FromEngine): void {
    this.#port.post(message);
  }
}
