import type { FileChannel, ValueChannel } from '../../src-shared/ipc/contract.ts';
import type { EventName, EventPayload } from '../../src-shared/ipc/events.ts';
import type { Failure } from '../../src-shared/model/index.ts';
import type { PlainReply } from './protocol.ts';

/** A file on its way to the person. Reading it slowly slows the engine's reading, never fills memory. */
export interface FileOnItsWay {
  readonly name: string;
  /**
   * Read once, to the end or until the reader leaves the loop: an iteration that begins and is never
   * ended keeps the file open in the engine.
   * @throws ExpectedFailure engine-restarted, or what ended the file half-way
   */
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** A failure where the file could not even begin. */
export type FileAnswer =
  | { readonly ok: true; readonly file: FileOnItsWay }
  | { readonly ok: false; readonly failure: Failure };

/** The state of the engine as windows are told. */
export type EngineState = EventPayload<'engine'>;

/** What a restore has done. */
export interface Restored {
  /** Where the replaced ledger lies now; null when there was none. */
  readonly kept: string | null;
}

export type LinkListener = <E extends EventName>(event: E, payload: EventPayload<E>) => void;

/**
 * A ledger's engines as a host uses them: a writer and a reader, kept alive together. Expected failures
 * are values; while an engine restarts, what was asked is answered `engine-restarted`.
 */
export interface EngineLink {
  readonly state: EngineState;
  call(channel: ValueChannel, input: unknown): Promise<PlainReply>;
  file(channel: FileChannel, input: unknown): Promise<FileAnswer>;
  /** Every event of the engine, and `engine` whenever its state changes. Answers how to stop listening. */
  subscribe(listener: LinkListener): () => void;
  /** Resolves at `ready` or `stopped`. */
  settled(): Promise<EngineState>;
  /**
   * Closes both engines, runs the work on the closed ledger (a restore), starts them again.
   * @throws whatever the work throws, after the engines have been started again
   */
  whileClosed<T>(work: () => T | Promise<T>): Promise<T>;
  /**
   * Puts a backup in the place of the closed ledger, in an engine of its own: SQLite copies hundreds of
   * megabytes without a pause, and the host has windows to answer meanwhile.
   * @throws ExpectedFailure engine-restarted when that engine ended without a word; what makes a restore
   *   impossible
   */
  restore(backup: string): Promise<Restored>;
  /** Starts again after `stopped`. */
  restart(): Promise<EngineState>;
  /** Finishes what is being written, within 3 s, then ends whatever still runs. For good. */
  close(): Promise<void>;
}
