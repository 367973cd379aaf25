import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/** What can happen to one request on its way, as shops see it happen. */
export const FAULTS = [
  'request dropped',
  'reply dropped',
  'delay',
  '401',
  '429',
  '500',
  'html',
  '502',
  'cut in request',
  'cut in answer',
  'kill daybook',
  'kill server',
] as const;
export type Fault = (typeof FAULTS)[number];

/** The nth request of a name, from 1. */
export interface Step {
  readonly name: string;
  readonly nth: number;
}

/** What is to happen at a step, once. */
export interface Plan {
  readonly step: Step;
  readonly fault: Fault;
  /** Kills whoever the fault says; called with the request under way. */
  readonly kill?: () => Promise<void>;
  /** How long the server works on the request before it is killed. */
  readonly killAfterMs?: number;
}

/** Seconds that 429 asks to be left alone. */
export const RETRY_AFTER_S = 120;

/** Whoever waits longer than that for an answer has no time-out at all. */
const LONGEST_DELAY_MS = 60_000;

const SIGN_IN_PAGE = '<!doctype html><title>Guest network</title><p>Please sign in.</p>';
const BAD_GATEWAY = '<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** A request that has come in whole. */
interface Asked {
  readonly from: IncomingMessage;
  readonly to: ServerResponse;
  readonly body: Buffer;
}

/** Requests as they went through, with how long the server took for each. */
export interface Passed {
  readonly name: string;
  readonly tookMs: number;
}

/**
 * Stands between a client and a server of this computer, names each request, and does one thing wrong at the
 * step that it is told.
 */
export class FaultProxy {
  readonly #server: Server;
  readonly #nameOf: (body: string) => string;
  readonly #target: () => string;
  #plan: Plan | null = null;
  #met = 0;
  #fired = false;
  #passed: Passed[] = [];
  readonly #underWay = new Set<Promise<void>>();

  private constructor(target: () => string, nameOf: (body: string) => string) {
    this.#target = target;
    this.#nameOf = nameOf;
    this.#server = createServer((from, to) => {
      const work = this.#take(from, to).finally(() => this.#underWay.delete(work));
      this.#underWay.add(work);
    });
  }

  /** @param target where requests go; asked for each of them. @param nameOf names a request by its body. */
  static async open(target: () => string, nameOf: (body: string) => string): Promise<FaultProxy> {
    const proxy = new FaultProxy(target, nameOf);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Lets everything through, or does one thing wrong; what was noted before is forgotten. */
  meet(plan: Plan | null): void {
    this.#plan = plan;
    this.#met = 0;
    this.#fired = false;
    this.#passed = [];
  }

  /** Whether the fault has really happened: never because it was asked for. */
  get fired(): boolean {
    return this.#fired;
  }

  /** What the server has answered since the last `meet`, in that order. */
  get passed(): readonly Passed[] {
    return this.#passed;
  }

  /** Resolves when nothing is on its way any more: what was held back has come to the server. */
  async quiet(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await this.quiet();
  }

  async #take(from: IncomingMessage, to: ServerResponse): Promise<void> {
    // Whoever asks may be gone at any moment; that is what this is for.
    from.on('error', () => {});
    to.on('error', () => {});
    try {
      const asked: Asked = { from, to, body: await bodyOf(from) };
      const name = this.#nameOf(asked.body.toString('utf8'));
      const plan = this.#planFor(name);
      await (plan === null ? this.#passOn(asked, name) : this.#harm(asked, name, plan));
    } catch {
      // The server is away, or the client has not even ended its request: as between them without a proxy.
      from.socket.destroy();
    }
  }

  #planFor(name: string): Plan | null {
    const plan = this.#plan;
    if (plan === null || plan.step.name !== name) return null;
    this.#met += 1;
    if (this.#met !== plan.step.nth) return null;
    return plan;
  }

  async #passOn(asked: Asked, name: string): Promise<void> {
    give(asked, await this.#forward(asked, name));
  }

  async #forward({ from, body }: Asked, name: string): Promise<Answer> {
    const begun = performance.now();
    const answer = await send(this.#target(), from, body);
    this.#passed.push({ name, tookMs: performance.now() - begun });
    return answer;
  }

  /** Does what the plan says; `fired` is set where it has come about and nowhere else. */
  async #harm(asked: Asked, name: string, plan: Plan): Promise<void> {
    const { socket } = asked.from;
    const fired = (): void => {
      this.#fired = true;
    };
    switch (plan.fault) {
      case 'request dropped':
        socket.destroy();
        return fired();
      case 'reply dropped':
        await this.#forward(asked, name);
        socket.destroy();
        return fired();
      case 'delay':
        // The request comes to the server when nobody waits for its answer any more.
        if (!(await givenUp(asked))) return this.#passOn(asked, name);
        await this.#forward(asked, name);
        return fired();
      case '401':
        give(asked, page(401, 'Unauthorized'));
        return fired();
      case '429':
        give(asked, page(429, 'Too Many Requests', { 'retry-after': String(RETRY_AFTER_S) }));
        return fired();
      case '500':
        // The server has done it; something in between has lost the answer.
        await this.#forward(asked, name);
        give(asked, page(500, 'Internal Server Error'));
        return fired();
      case 'html':
        give(asked, page(200, SIGN_IN_PAGE, { 'content-type': 'text/html' }));
        return fired();
      case '502':
        give(asked, page(502, BAD_GATEWAY, { 'content-type': 'text/html' }));
        return fired();
      case 'cut in request':
        await sendHalf(this.#target(), asked);
        socket.destroy();
        return fired();
      case 'cut in answer':
        await giveHalf(asked, await this.#forward(asked, name));
        return fired();
      case 'kill daybook':
        await this.#forward(asked, name);
        await plan.kill?.();
        socket.destroy();
        return fired();
      case 'kill server':
        await this.#killServer(asked, plan);
        socket.destroy();
        return fired();
      default:
        return plan.fault satisfies never;
    }
  }

  /** In the middle of its work: whether it had committed, nobody knows. */
  async #killServer({ from, body }: Asked, { kill, killAfterMs = 0 }: Plan): Promise<void> {
    const answer = send(this.#target(), from, body).catch(() => null);
    await setTimeout(killAfterMs);
    await kill?.();
    await answer;
  }
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** Headers that are between two neighbours only, or that follow from the body. */
const OF_THE_CONNECTION = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'host',
]);

function headersOf(message: IncomingMessage): Record<string, string> {
  const kept = Object.entries(message.headers).filter(([name]) => !OF_THE_CONNECTION.has(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
}

function askServer(target: string, from: IncomingMessage, length: number) {
  return request(`${target}${from.url ?? '/'}`, {
    method: from.method ?? 'POST',
    headers: { ...headersOf(from), 'content-length': String(length) },
    // A connection of its own: none that a killed server has left is used again.
    agent: false,
  });
}

async function send(target: string, from: IncomingMessage, body: Buffer): Promise<Answer> {
  const asking = askServer(target, from, body.length);
  asking.end(body);
  const [answer] = (await once(asking, 'response')) as [IncomingMessage];
  return { status: answer.statusCode ?? 0, headers: headersOf(answer), body: await bodyOf(answer) };
}

/** Half of a request gets to the server, and then the connection is gone. */
async function sendHalf(target: string, { from, body }: Asked): Promise<void> {
  const asking = askServer(target, from, body.length);
  asking.on('error', () => {});
  const ended = new Promise<void>((resolve) => {
    asking.on('close', () => resolve());
  });
  await new Promise<void>((resolve) => {
    asking.write(body.subarray(0, Math.floor(body.length / 2)), () => resolve());
  });
  asking.destroy();
  await ended;
}

function give({ to }: Asked, { status, headers, body }: Answer): void {
  if (to.destroyed) return;
  to.writeHead(status, { ...headers, 'content-length': String(body.length) });
  to.end(body);
}

/** Half of the answer, and then the connection is gone. */
async function giveHalf({ from, to }: Asked, { status, headers, body }: Answer): Promise<void> {
  to.writeHead(status, { ...headers, 'content-length': String(body.length) });
  await new Promise<void>((resolve) => {
    to.write(body.subarray(0, Math.floor(body.length / 2)), () => resolve());
  });
  from.socket.destroy();
}

/** Whether the client has gone before the longest delay was over. */
async function givenUp({ from: { socket } }: Asked): Promise<boolean> {
  if (socket.destroyed) return true;
  const stop = new AbortController();
  try {
    return await Promise.race([
      once(socket, 'close', { signal: stop.signal }).then(() => true),
      setTimeout(LONGEST_DELAY_MS, false, { signal: stop.signal }),
    ]);
  } finally {
    stop.abort();
  }
}

function page(status: number, text: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers, body: Buffer.from(text) };
}
