import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import type { RequestInput, Responses, TaskChannel, ValueChannel } from '../../src-shared/ipc/contract.ts';

/** Asks a loopback host as a window does, without a browser. */
export interface LoopbackClient {
  /** @throws Error when the engine declines */
  call<C extends ValueChannel>(channel: C, input: RequestInput<C>): Promise<Responses[C]>;
  /** Starts long work and answers its id. */
  start<C extends TaskChannel>(channel: C, input: RequestInput<C>): Promise<string>;
  /** Waits until the work is over. @throws Error unless it is done then */
  finish(task: string): Promise<void>;
  close(): void;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

const POLL_MS = 250;

/** Comes in through the link that a host has printed. */
export async function enterByLink({ host, port, origin, pathname }: URL): Promise<LoopbackClient> {
  const agent = new Agent({ keepAlive: true, maxSockets: 4 });
  const entered = await send(pathname, 'GET', {});
  const cookie = entered.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  if (cookie === '') throw new Error(`The link did not let us in: ${entered.status} ${entered.text}`);

  /** `daybook-x.localhost` is a name for browsers: others ask the address and say the name. */
  function send(
    path: string,
    method: string,
    headers: Readonly<Record<string, string>>,
    body?: string,
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const options = { host: '127.0.0.1', port, path, method, agent, headers: { host, ...headers } };
      const asking = request(options, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('error', reject);
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
        );
      });
      asking.on('error', reject);
      asking.end(body);
    });
  }

  const call: LoopbackClient['call'] = async (channel, input) => {
    const headers = { cookie, origin, 'content-type': 'application/json' };
    const { status, text } = await send(`/call/${channel}`, 'POST', headers, JSON.stringify(input));
    if (status !== 200) throw new Error(`${channel}: ${status} ${text}`);
    const reply = JSON.parse(text) as { ok: boolean; value?: unknown; failure?: unknown };
    if (!reply.ok) throw new Error(`${channel}: ${JSON.stringify(reply.failure)}`);
    return reply.value as Responses[typeof channel];
  };
  return {
    call,
    start: async (channel, input) => (await call('tasks.start', { channel, input })).task.id,
    finish: async (id) => {
      for (;;) {
        const { tasks } = await call('tasks.list', {});
        const task = tasks.find((one) => one.id === id);
        if (task === undefined) throw new Error(`Nobody knows the task ${id}`);
        if (task.state === 'done') return;
        if (task.endedAt !== null) throw new Error(`${task.state}: ${JSON.stringify(task.outcome)}`);
        await new Promise((resolve) => setTimeout(resolve, POLL_MS));
      }
    },
    close: () => agent.destroy(),
  };
}
