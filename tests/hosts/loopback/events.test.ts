import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type EventPayload, events } from '../../../src-shared/ipc/events.ts';
import { type Scene, openScene } from './scene.ts';

let scene: Scene;
let cookie: string;
const opened: ClientRequest[] = [];
beforeEach(async () => {
  scene = await openScene({ heartbeatMs: 20 });
  cookie = await scene.enter();
});
afterEach(async () => {
  for (const one of opened.splice(0)) one.destroy();
  await scene.close();
});

interface Listening {
  readonly response: IncomingMessage;
  /** What has come so far. */
  text(): string;
  /** The events among it. */
  events(): unknown[];
  isOver(): boolean;
}

/** Listens as a window does. */
function listen(reads = true): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const headers = { host: new URL(scene.origin).host, cookie, accept: 'text/event-stream' };
    const asking = request({
      host: '127.0.0.1',
      port: scene.server.port,
      path: '/events',
      headers,
      agent: false,
    });
    opened.push(asking);
    asking.on('error', reject);
    asking.on('response', (response) => {
      let text = '';
      let over = false;
      if (reads) response.setEncoding('utf8').on('data', (data: string) => (text += data));
      response.on('error', () => {});
      response.on('close', () => (over = true));
      resolve({
        response,
        text: () => text,
        events: () => [...text.matchAll(/^data: (.*)$/gmu)].map(([, json]) => JSON.parse(json!) as unknown),
        isOver: () => over,
      });
    });
    asking.end();
  });
}

const READY = { event: 'engine', payload: { state: 'ready', failure: null } };

test('a window hears first how the engine is, then every event, in order', async () => {
  const window = await listen();
  expect(window.response.headers['content-type']).toBe('text/event-stream');
  expect(window.response.headers['cache-control']).toBe('no-store');
  scene.link.emit('changed', { topics: ['digests'] });
  scene.link.emit('engine', { state: 'restarting', failure: null });
  await expect.poll(() => window.events()).toHaveLength(3);
  expect(window.events()).toEqual([
    READY,
    { event: 'changed', payload: { topics: ['digests'] } },
    { event: 'engine', payload: { state: 'restarting', failure: null } },
  ]);
  for (const [name, schema] of Object.entries(events)) {
    const payload = window.events().find((one) => (one as { event: string }).event === name);
    if (payload !== undefined)
      expect(schema.safeParse((payload as { payload: unknown }).payload).success).toBe(true);
  }
});

test('an event is one line, whatever is in it', async () => {
  const window = await listen();
  const failed = { code: 'internal', data: { problem: 'two\n\ndata: {"event":"x"}\r\nlines' } };
  scene.link.emit('engine', { state: 'stopped', failure: failed } as unknown as EventPayload<'engine'>);
  await expect.poll(() => window.events()).toHaveLength(2);
  expect(window.events()[1]).toEqual({ event: 'engine', payload: { state: 'stopped', failure: failed } });
});

test('a silent line shows that the other side is still there', async () => {
  const window = await listen();
  await expect.poll(() => window.text().split(': still here\n\n').length).toBeGreaterThan(3);
});

test('a window that does not read is let go and does not fill the memory', async () => {
  const idle = await listen(false);
  const quick = await listen();
  const topics = Array.from({ length: 5000 }, () => 'digests' as const);
  const before = process.memoryUsage().rss;
  for (let sent = 0; sent < 400 && !idle.isOver(); sent += 1) {
    scene.link.emit('changed', { topics });
    // oxlint-disable-next-line no-await-in-loop -- the server writes while we wait
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
  idle.response.resume();
  await expect.poll(() => idle.isOver()).toBe(true);
  expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
  // The other one still hears.
  scene.link.emit('changed', { topics: ['books'] });
  await expect
    .poll(() => quick.events().at(-1))
    .toEqual({ event: 'changed', payload: { topics: ['books'] } });
});

test('a sixth window is told so, and comes in when another one is closed', async () => {
  const windows = await Promise.all(Array.from({ length: 5 }, () => listen()));
  const sixth = await scene.ask({ path: '/events', headers: { cookie } });
  expect(sixth.status).toBe(503);
  expect(sixth.text).toContain('too many windows');
  windows[0]!.response.destroy();
  await expect
    .poll(async () => {
      const next = await listen();
      return next.response.statusCode;
    })
    .toBe(200);
});

test('closing the server ends every stream', async () => {
  const window = await listen();
  await scene.server.close();
  await expect.poll(() => window.isOver()).toBe(true);
});
