import type { Failure } from '../model/index.ts';

/** A reply as it comes over the bridge. The page knows what it asked, and parses the value by that. */
export type BridgeReply =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly failure: Failure };

/** What became of a file: null when the person changed their mind. */
export type BridgeSaved =
  | { readonly ok: true; readonly value: { readonly name: string } | null }
  | { readonly ok: false; readonly failure: Failure };

/**
 * All that a page has of its host, and the same for every host: Electron's preload gives it as
 * `window.daybook`, a page of the loopback host makes its own. Only plain data goes over it. A promise
 * rejects when there is no host to answer any more, or for a defect.
 */
export interface Bridge {
  /** A request that answers a value, of the engine or of the host (`host.…`). */
  call(channel: string, input: unknown): Promise<BridgeReply>;
  /** A request that answers a file; the host takes it to where the person wants it. */
  save(channel: string, input: unknown): Promise<BridgeSaved>;
  /** Hears every event from now on; what was before is asked for (`host.info`, `tasks.list`). */
  subscribe(listener: (event: string, payload: unknown) => void): () => void;
}
