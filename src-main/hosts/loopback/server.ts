import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { EventPayload } from '../../../src-shared/ipc/events.ts';
import { ExpectedFailure, failure } from '../../../src-shared/model/index.ts';
import type { FileLog } from '../../platform/index.ts';
import { PAGE_HEADERS, contentSecurityPolicy, newStyleNonce } from '../window/csp.ts';
import type { WindowGate } from '../window/gate-port.ts';
import { listen } from './address.ts';
import { type Door, createDoor } from './door.ts';
import { createEventStreams } from './event-streams.ts';
import { Refusal } from './refusal.ts';
import { type Site, answer } from './routes.ts';
import { sendJson, sendText } from './send.ts';
import type { Say } from './texts.ts';
import type { Uploads } from './uploads.ts';
import type { WindowFiles } from './window-files.ts';

export interface ServerOptions {
  readonly gate: WindowGate;
  readonly files: WindowFiles;
  readonly uploads: Uploads;
  readonly engineState: () => EventPayload<'engine'>;
  readonly say: Say;
  readonly log: FileLog;
  /** Folder of the log, for the text of a defect. */
  readonly logs: string;
  /** The name in the address, such as `daybook-x.localhost`. */
  readonly name: string;
  /** Null: the preferred one, or one near it. */
  readonly port: number | null;
  readonly heartbeatMs?: number;
}

export interface LoopbackServer {
  /** The link that works once. */
  readonly link: string;
  readonly port: number;
  /** Ends every connection. */
  close(): Promise<void>;
}

/** Serves a window on this computer. @returns null when the port that was asked for cannot be had */
export async function startServer(options: ServerOptions): Promise<LoopbackServer | null> {
  const { gate, engineState, name, heartbeatMs } = options;
  const events = createEventStreams({
    subscribe: (listener) => gate.subscribe(listener),
    engineState,
    ...(heartbeatMs === undefined ? {} : { heartbeatMs }),
  });
  let door: Door | null = null;
  const server = createServer((request, response) => {
    // Nobody knows the port before it is there.
    if (door !== null) void respond({ ...options, door, events }, request, response);
  });
  const port = await listen(server, options.port);
  if (port === null) {
    events.close();
    return null;
  }
  const origin = `http://${name}:${port}`;
  door = createDoor(origin);
  return {
    link: `${origin}${door.link}`,
    port,
    close: () => {
      events.close();
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

type Answering = Site & Pick<ServerOptions, 'say' | 'log' | 'logs'>;

/** Answers one request, whatever becomes of it. */
async function respond(site: Answering, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const styleNonce = newStyleNonce();
  response.setHeader('content-security-policy', contentSecurityPolicy(styleNonce));
  for (const [header, value] of Object.entries(PAGE_HEADERS)) response.setHeader(header, value);
  try {
    await answer(site, request, response, styleNonce);
  } catch (error) {
    // Whoever has gone is not answered, and it was nobody's mistake.
    if (request.destroyed && !request.complete) response.destroy();
    else if (response.headersSent) breakOff(site, response, error);
    else refuse(site, request, response, error);
  }
}

function refuse(site: Answering, request: IncomingMessage, response: ServerResponse, error: unknown): void {
  const { say, log, logs } = site;
  if (error instanceof ExpectedFailure) {
    sendJson(response, { ok: false, failure: error.failure });
  } else if (error instanceof Refusal) {
    for (const [header, value] of Object.entries(error.headers)) response.setHeader(header, value);
    sendText(response, error.status, say(`refused.${error.text}`, error.data));
  } else {
    log.warn('defect', { where: request.url, stack: error instanceof Error ? error.stack : String(error) });
    if (request.method === 'POST')
      sendJson(response, { ok: false, failure: failure('internal', { data: { log: logs } }) });
    else sendText(response, 500, say('refused.defect', { log: logs }));
  }
  // What was refused is read to its end all the same, or the browser would not read why.
  request.resume();
}

/** Half a file must not look like a whole one. */
function breakOff({ log }: Answering, response: ServerResponse, error: unknown): void {
  log.warn('answer-broken', { problem: String(error) });
  response.destroy();
}
