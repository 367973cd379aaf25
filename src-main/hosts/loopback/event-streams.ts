import type { ServerResponse } from 'node:http';
import type { EventName, EventPayload } from '../../../src-shared/ipc/events.ts';
import { Refusal } from './refusal.ts';

const HEARTBEAT_MS = 15_000;
/** A browser opens six connections to one address; a seventh window would wait for ever. */
const MAX_STREAMS = 5;
/** A window that does not read for so long is connected anew, and then reads everything again. */
const MAX_WAITING_BYTES = 1_000_000;
/** How long the browser waits before it connects again. */
const RETRY_MS = 1000;

export interface EventStreamsOptions {
  readonly subscribe: (
    listener: <E extends EventName>(event: E, payload: EventPayload<E>) => void,
  ) => () => void;
  readonly engineState: () => EventPayload<'engine'>;
  readonly heartbeatMs?: number;
}

/** Every window that listens. */
export interface EventStreams {
  /** Makes an answer a stream of events. @throws Refusal 503 when too many listen */
  open(response: ServerResponse): void;
  close(): void;
}

export function createEventStreams(options: EventStreamsOptions): EventStreams {
  const { subscribe, engineState, heartbeatMs = HEARTBEAT_MS } = options;
  const open = new Set<ServerResponse>();

  function send(text: string): void {
    for (const response of open) {
      if (response.writableLength > MAX_WAITING_BYTES) response.destroy();
      else response.write(text);
    }
  }

  const stop = subscribe((event, payload) => send(message(event, payload)));
  // Shows both sides that the other is still there.
  const heartbeat = setInterval(() => send(': still here\n\n'), heartbeatMs).unref();
  return {
    open: (response) => {
      if (open.size >= MAX_STREAMS) throw new Refusal(503, 'too-many-windows');
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write(`retry: ${RETRY_MS}\n\n${message('engine', engineState())}`);
      open.add(response);
      response.on('close', () => open.delete(response));
    },
    close: () => {
      stop();
      clearInterval(heartbeat);
      for (const response of open) response.destroy();
    },
  };
}

function message<E extends EventName>(event: E, payload: EventPayload<E>): string {
  return `data: ${JSON.stringify({ event, payload })}\n\n`;
}
