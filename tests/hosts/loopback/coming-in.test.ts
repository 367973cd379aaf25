import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Answer, ask } from './raw.ts';
import { NAME, type Scene, openScene } from './scene.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.close());

/** Refused in words, with nothing of the engine or the window, and without a cookie. */
function expectRefused(answer: Answer, status = 403): void {
  expect(answer.status).toBe(status);
  expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8');
  expect(answer.headers['set-cookie']).toBeUndefined();
  expect(answer.text).toMatch(/\w+ .*\.\n$/u);
  expect(answer.text).not.toMatch(/refused\.|\{|Daybook<\/body>/u);
  expect(scene.link.asked).toEqual([]);
}

const call = { method: 'POST', path: '/call/streams.list', body: '{}' } as const;
const json = { 'content-type': 'application/json' };

describe('the link', () => {
  test('sets a cookie that scripts and other sites do not get, and leads to the window', async () => {
    const { status, headers } = await scene.ask({ path: new URL(scene.server.link).pathname });
    expect(status).toBe(303);
    expect(headers.location).toBe('/');
    const [cookie = ''] = headers['set-cookie'] ?? [];
    expect(cookie).toMatch(/^daybook-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/u);
    const page = await scene.ask({ headers: { cookie: cookie.split(';')[0]! } });
    expect(page.status).toBe(200);
  });

  test('works once', async () => {
    const cookie = await scene.enter();
    const again = await scene.ask({ path: new URL(scene.server.link).pathname });
    expectRefused(again);
    expect(again.text).toContain('only once');
    // The browser that came in by it is led on, as after going back in its history.
    const same = await scene.ask({ path: new URL(scene.server.link).pathname, headers: { cookie } });
    expect(same.status).toBe(303);
    expect(same.headers['set-cookie']).toBeUndefined();
  });

  test.each(['/enter/', '/enter', '/enter/wrong', `/enter/${'A'.repeat(43)}`, '/enter/a/b', '/enter/%'])(
    'a wrong one is refused: %s',
    async (path) => {
      const answer = await scene.ask({ path });
      expect([400, 403, 404]).toContain(answer.status);
      expectRefused(answer, answer.status);
      // The right one still works.
      expect(await scene.enter()).not.toBe('');
    },
  );

  test('looking at it without opening it does not use it up', async () => {
    const { pathname } = new URL(scene.server.link);
    expectRefused(
      await scene.ask({ method: 'HEAD', path: pathname }).then((a) => ({ ...a, text: 'a b.\n' })),
      405,
    );
    expectRefused(await scene.ask({ method: 'POST', path: pathname }), 405);
    expect(await scene.enter()).not.toBe('');
  });

  test('is another one for every run', async () => {
    const other = await openScene();
    expect(new URL(other.server.link).pathname).not.toBe(new URL(scene.server.link).pathname);
    const cookie = await other.enter();
    expectRefused(await scene.ask({ headers: { cookie } }));
    await other.close();
  });
});

describe('without the cookie', () => {
  test.each([
    ['GET', '/'],
    ['GET', '/assets/index-a1B2c3D4.js'],
    ['GET', '/events'],
    ['POST', '/call/streams.list'],
    ['POST', '/file/digests.export'],
    ['POST', '/upload'],
    ['POST', '/upload/x/a.csv'],
  ])('%s %s is refused', async (method, path) => {
    await scene.enter();
    expectRefused(await scene.ask({ method, path, headers: json }));
  });

  test.each(['', 'x', '=', 'A'.repeat(43)])('with the wrong cookie %j too', async (value) => {
    const cookie = await scene.enter();
    const [name] = cookie.split('=');
    expectRefused(await scene.ask({ ...call, headers: { ...json, cookie: `${name}=${value}` } }));
    expectRefused(await scene.ask({ ...call, headers: { ...json, cookie: `other${cookie}` } }));
  });
});

describe('from elsewhere', () => {
  const foreign: [string, Record<string, string>][] = [
    ['another site', { origin: 'https://evil.example' }],
    ['another port of this name', { origin: `http://${NAME}:1` }],
    ['https', { origin: `https://${NAME}` }],
    ['no origin at all', { origin: '' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['a name that is made to lead here', { host: 'evil.example' }],
    ['the bare address', { host: '127.0.0.1' }],
    ['localhost', { host: 'localhost' }],
    ['this name with another port', { host: `${NAME}:1` }],
    ['a longer name', { host: `${NAME}.evil.example` }],
    ['a page of another site', { 'sec-fetch-site': 'cross-site' }],
    ['a page of the same site on another port', { 'sec-fetch-site': 'same-site' }],
    ['a bookmark that calls', { 'sec-fetch-site': 'none' }],
  ];
  test.each(foreign)('a call from %s is refused, with the cookie', async (_, headers) => {
    const cookie = await scene.enter();
    expectRefused(await scene.ask({ ...call, headers: { ...json, cookie, ...headers } }));
  });

  test.each(foreign.filter(([name]) => !name.startsWith('a bookmark') && !name.startsWith('no origin')))(
    'a page, the events and the link are refused from %s',
    async (_, headers) => {
      const { pathname } = new URL(scene.server.link);
      expectRefused(await scene.ask({ path: pathname, headers }));
      const cookie = await scene.enter();
      expectRefused(await scene.ask({ headers: { cookie, ...headers } }));
      expectRefused(await scene.ask({ path: '/events', headers: { cookie, ...headers } }));
    },
  );

  test('a call without an Origin is refused: browsers send one', async () => {
    const cookie = await scene.enter();
    const { port } = scene.server;
    const headers = { host: `${NAME}:${port}`, cookie, ...json };
    expectRefused(await ask({ ...call, port, headers }));
    // A page is asked for without one.
    expect((await ask({ port, headers })).status).toBe(200);
  });

  test('a bookmark opens the window', async () => {
    const cookie = await scene.enter();
    expect((await scene.ask({ headers: { cookie, 'sec-fetch-site': 'none' } })).status).toBe(200);
  });
});

test('only 127.0.0.1 is listened on', async () => {
  const others = Object.values(networkInterfaces())
    .flat()
    .flatMap((one) => (one === undefined || one.address === '127.0.0.1' ? [] : [one]))
    // Link-local addresses need a zone, and are no way in that the others are not.
    .filter(({ address }) => !address.startsWith('fe80'))
    .map(({ address }) => address);
  // All of 127/8 leads to this computer, so there is always one to try.
  for (const address of [...others, '127.0.0.2']) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other keeps the report readable
    expect(await tryToConnect(address, scene.server.port), address).toBe('refused');
  }
  expect(await tryToConnect('127.0.0.1', scene.server.port)).toBe('connected');
});

function tryToConnect(host: string, port: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 3000 });
    const end = (outcome: string): void => {
      socket.destroy();
      resolve(outcome);
    };
    socket.on('connect', () => end('connected'));
    socket.on('error', () => end('refused'));
    socket.on('timeout', () => end('no answer'));
  });
}
