import type { EventName, EventPayload } from '../../../src-shared/ipc/events.ts';
import type { Failure } from '../../../src-shared/model/index.ts';
import type { FileOnItsWay } from '../../link/engine-link.ts';
import type { PlainReply } from '../../link/protocol.ts';
import type { ChosenPlace } from './window-host.ts';

/**
 * The one door of a window: checks the channel, puts paths in the place of handles, answers what is the
 * host's (`host.…`) and passes on the rest. A path that a window writes itself is refused.
 */
export interface WindowGate {
  call(channel: string, input: unknown): Promise<PlainReply>;
  file(
    channel: string,
    input: unknown,
  ): Promise<
    { readonly ok: true; readonly file: FileOnItsWay } | { readonly ok: false; readonly failure: Failure }
  >;
  subscribe(listener: <E extends EventName>(event: E, payload: EventPayload<E>) => void): () => void;
  /** Gives a place a handle, for uploads. */
  admit(place: ChosenPlace): {
    readonly handle: string;
    readonly name: string;
    readonly kind: 'folder' | 'file';
  };
}
