import { onTestFinished, vi } from 'vitest';

/** One request that a page made over HTTP. */
export interface Sent {
  readonly path: string;
  readonly method: string;
  readonly type: string | null;
  readonly body: string;
}

type Route = (sent: Sent) => Response | Promise<Response>;

/** A loopback host as a page sees it: requests by path, and its stream of events. */
export interface FakeHost {
  readonly sent: readonly Sent[];
  /** What answers requests from now on; throwing is a host that is not there. */
  readonly answer: (route: Route) => void;
  /** The streams of events that the page has opened, oldest first. */
  readonly streams: readonly FakeStream[];
}

/** An EventSource that a test plays the other end of. */
export class FakeStream extends EventTarget {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSED = 2;
  readonly url: string;
  readyState = FakeStream.CONNECTING;
  constructor(url: string) {
    super();
    this.url = url;
    opened.push(this);
  }
  /** The host says something. */
  say(event: string, payload: unknown): void {
    this.readyState = FakeStream.OPEN;
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify({ event, payload }) }));
  }
  /** The connection breaks: the browser tries again (CONNECTING), or has been refused (CLOSED). */
  break(readyState: 0 | 2): void {
    this.readyState = readyState;
    this.dispatchEvent(new Event('error'));
  }
  close(): void {
    this.readyState = FakeStream.CLOSED;
  }
}

let opened: FakeStream[] = [];

/** Takes the place of the network until the test is over. */
export function fakeHost(): FakeHost {
  let route: Route = () => json({ ok: true, value: null });
  const sent: Sent[] = [];
  opened = [];
  const streams = opened;
  vi.stubGlobal('EventSource', FakeStream);
  vi.stubGlobal('fetch', async (path: string, request: RequestInit = {}) => {
    const headers = new Headers(request.headers);
    const body = request.body instanceof Blob ? await request.body.text() : text(request.body);
    const one = { path, method: request.method ?? 'GET', type: headers.get('content-type'), body };
    sent.push(one);
    return route(one);
  });
  onTestFinished(() => {
    vi.unstubAllGlobals();
  });
  return {
    sent,
    streams,
    answer: (next) => {
      route = next;
    },
  };
}

export function json(value: unknown): Response {
  return new Response(JSON.stringify(value), { headers: { 'content-type': 'application/json' } });
}

/** A connection that is refused, as `fetch` tells it. */
export function gone(): never {
  throw new TypeError('Failed to fetch');
}

/** Only text is sent beside files. */
function text(body: RequestInit['body']): string {
  return typeof body === 'string' ? body : '';
}
