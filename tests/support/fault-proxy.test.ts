import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createHttpClient } from '../../src-main/platform/index.ts';
import { FaultProxy, type Fault, type Plan } from './fault-proxy.ts';

/** What the server has read to its end, in that order. */
let done: string[];
let server: Server;
let proxy: FaultProxy;
const port = (): number => (server.address() as AddressInfo).port;
const http = createHttpClient();

beforeEach(async () => {
  done = [];
  server = createServer((from, to) => {
    let body = '';
    from.setEncoding('utf8').on('data', (text: string) => {
      body += text;
    });
    from.on('end', () => {
      if (!from.complete) return;
      done.push(body);
      to.end(`done: ${body}`);
    });
    from.on('error', () => {});
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${port()}`;
  proxy = await FaultProxy.open(
    () => url,
    (body) => body.split(' ')[0] ?? '',
  );
});
afterEach(async () => {
  await proxy.close();
  server.closeAllConnections();
  server.close();
});

async function ask(body: string, timeoutMs = 5_000): Promise<string> {
  const outcome = await http.send({ method: 'POST', url: `${proxy.url}/x`, headers: {}, body, timeoutMs });
  return outcome.kind === 'answered'
    ? `${outcome.answer.status} ${outcome.answer.text.slice(0, 15)}`
    : `${outcome.kind} ${String(outcome.cause.data['problem'])}`;
}

const at = (fault: Fault, more: Partial<Plan> = {}): Plan => ({
  step: { name: 'post', nth: 2 },
  fault,
  ...more,
});

describe('without a fault', () => {
  test('it passes everything on, and notes by name what the server has answered', async () => {
    expect([await ask('create a'), await ask('post b')]).toEqual(['200 done: create a', '200 done: post b']);
    expect(proxy.passed.map(({ name }) => name)).toEqual(['create', 'post']);
    expect(proxy.fired).toBe(false);
  });

  test('a server that is away is so for the client too', async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
    expect(await ask('post')).toMatch(/^no-answer/u);
  });
});

describe('one fault at the nth request of a name', () => {
  const cases: readonly (readonly [Fault, RegExp, number])[] = [
    ['request dropped', /^no-answer/u, 0],
    ['reply dropped', /^no-answer/u, 1],
    ['401', /^401 /u, 0],
    ['429', /^429 /u, 0],
    ['500', /^500 /u, 1],
    ['html', /^200 <!doctype html/u, 0],
    ['502', /^502 <html>/u, 0],
    ['cut in request', /^no-answer/u, 0],
    ['cut in answer', /^no-answer/u, 1],
  ];
  test.each(cases)('%s', async (fault, said, times) => {
    proxy.meet(at(fault));
    expect(await ask('post 1')).toBe('200 done: post 1');
    expect(await ask('other')).toBe('200 done: other');
    expect(proxy.fired).toBe(false);
    expect(await ask('post 2')).toMatch(said);
    expect(proxy.fired).toBe(true);
    expect(done.filter((body) => body === 'post 2')).toHaveLength(times);
    // It happens once.
    expect(await ask('post 2')).toBe('200 done: post 2');
  });

  test('delay: it comes to the server when the client has given up', async () => {
    proxy.meet({ step: { name: 'post', nth: 1 }, fault: 'delay' });
    expect(await ask('post 1', 50)).toBe('no-answer time-out');
    await proxy.quiet();
    expect(done).toEqual(['post 1']);
    expect(proxy.fired).toBe(true);
  });

  test.each(['kill daybook', 'kill server'] as const)(
    '%s: whoever is meant is killed with the request under way',
    async (fault) => {
      let killed = 0;
      const kill = async (): Promise<void> => {
        killed += 1;
        if (fault === 'kill daybook') return;
        // Nor does it answer what comes to it a moment later.
        server.on('connection', (socket) => socket.destroy());
        server.closeAllConnections();
      };
      // A server that has not come to the end of its work yet.
      if (fault === 'kill server') server.removeAllListeners('request');
      proxy.meet({ step: { name: 'post', nth: 1 }, fault, kill, killAfterMs: 0 });
      expect(await ask('post 1')).toMatch(/^no-answer/u);
      expect([killed, proxy.fired]).toEqual([1, true]);
      expect(done).toEqual(fault === 'kill daybook' ? ['post 1'] : []);
    },
  );

  test('a step that never comes fires nothing', async () => {
    proxy.meet(at('401'));
    expect(await ask('post 1')).toBe('200 done: post 1');
    expect(proxy.fired).toBe(false);
  });
});
