import type { Channel, FileChannel } from '../../src-shared/ipc/contract.ts';
import type { Failure } from '../../src-shared/model/index.ts';

/** From the host to an engine. `id` pairs an answer with its question. */
export type ToEngine =
  | { readonly type: 'call'; readonly id: number; readonly channel: Channel; readonly input: unknown }
  | { readonly type: 'file'; readonly id: number; readonly channel: FileChannel; readonly input: unknown }
  /** The last chunk has been taken: send the next one. Keeps a slow reader from filling the memory. */
  | { readonly type: 'more'; readonly id: number }
  /** Nobody wants the rest of the file. */
  | { readonly type: 'drop'; readonly id: number }
  | { readonly type: 'host-answer'; readonly id: number; readonly answer: HostAnswer }
  /** Finish what is being written, checkpoint, end. */
  | { readonly type: 'close' };

/** From an engine to its host. */
export type FromEngine =
  | { readonly type: 'ready' }
  /** It could not open the ledger; it ends after this. */
  | { readonly type: 'refused'; readonly failure: Failure }
  /** Also the end of a file that could not begin or go on. */
  | { readonly type: 'reply'; readonly id: number; readonly reply: PlainReply }
  /** A file begins; chunks follow, each after a `more`. */
  | { readonly type: 'file'; readonly id: number; readonly name: string }
  | { readonly type: 'chunk'; readonly id: number; readonly bytes: Uint8Array }
  | { readonly type: 'file-end'; readonly id: number }
  | { readonly type: 'event'; readonly event: string; readonly payload: unknown }
  | { readonly type: 'host-call'; readonly id: number; readonly call: HostCall }
  | { readonly type: 'closed' };

/** From an engine that restores, to its host. It says one of these and ends. */
export type FromRestore =
  | { readonly type: 'restored'; readonly kept: string | null }
  | { readonly type: 'refused'; readonly failure: Failure };

/** What an engine says to one question. */
export type Answer = Extract<FromEngine, { readonly type: 'reply' | 'file' | 'chunk' | 'file-end' }>;

/** A reply of whatever channel; who asked knows which. */
export type PlainReply =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly failure: Failure };

/** What an engine asks of its host: the methods of HostPort as data. */
export type HostCall =
  | { readonly method: 'secrets.get' | 'secrets.remove'; readonly reference: string }
  | { readonly method: 'secrets.set'; readonly reference: string; readonly secret: string }
  | { readonly method: 'notify'; readonly title: string; readonly body: string };

export type HostAnswer =
  | { readonly ok: true; readonly value: string | null }
  | { readonly ok: false; readonly failure: Failure };
