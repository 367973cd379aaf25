import { afterEach, beforeEach, expect, test } from 'vitest';
import { openWindowFiles } from '../../../src-main/hosts/loopback/window-files.ts';
import { askLine } from './raw.ts';
import { NAME, SECRET, type Scene, openScene } from './scene.ts';

let scene: Scene;
let cookie: string;
beforeEach(async () => {
  scene = await openScene();
  cookie = await scene.enter();
});
afterEach(() => scene.close());

test('the page is never kept and has a nonce of its own each time', async () => {
  const pages = [await scene.ask({ headers: { cookie } }), await scene.ask({ headers: { cookie } })];
  const nonces = pages.map(({ text, headers }) => {
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['cache-control']).toBe('no-store');
    const nonce = /<meta property="csp-nonce" nonce="([\w-]+)">/u.exec(text)?.[1] ?? '';
    expect(headers['content-security-policy']).toContain(`'nonce-${nonce}'`);
    return nonce;
  });
  expect(nonces[0]).not.toBe(nonces[1]);
});

test('what has a hash in its name is kept for good, other files are asked for again', async () => {
  const script = await scene.ask({ path: '/assets/index-a1B2c3D4.js', headers: { cookie } });
  expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
  expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  const icon = await scene.ask({ path: '/icon.svg', headers: { cookie } });
  expect(icon.headers['content-type']).toBe('image/svg+xml');
  expect(icon.headers['cache-control']).toBe('no-cache');
});

test('every address of the window is the one page; a script that is missing is not', async () => {
  const headers = { cookie, accept: 'text/html,*/*' };
  expect((await scene.ask({ path: '/streams/My%20Shop/settings', headers })).text).toContain('Daybook');
  const missing = await scene.ask({ path: '/assets/old-a1B2c3D4.js', headers: { cookie, accept: '*/*' } });
  expect(missing.status).toBe(404);
});

test.each([
  ['GET', '/'],
  ['GET', '/icon.svg'],
  ['GET', '/nothing'],
  ['PUT', '/'],
  ['POST', '/call/nothing'],
])('the headers that defend a page go with every answer: %s %s', async (method, path) => {
  const { headers } = await scene.ask({
    method,
    path,
    headers: { cookie, 'content-type': 'application/json' },
  });
  expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self';/u);
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['referrer-policy']).toBe('no-referrer');
  expect(headers['cross-origin-opener-policy']).toBe('same-origin');
  expect(headers['permissions-policy']).toContain('camera=()');
  expect(headers['access-control-allow-origin']).toBeUndefined();
});

/** Ways out of the folder; `secret.txt` lies beside it. */
const WAYS_OUT = [
  '/../secret.txt',
  '/assets/../../secret.txt',
  '/%2e%2e/secret.txt',
  '/%2E%2E/secret.txt',
  '/.%2e/secret.txt',
  '/%2e%2e%2fsecret.txt',
  '/..%2fsecret.txt',
  '/..%5csecret.txt',
  String.raw`/..\secret.txt`,
  String.raw`/assets\..\..\secret.txt`,
  '/%252e%252e/secret.txt',
  '/..%252fsecret.txt',
  '/%c0%ae%c0%ae/secret.txt',
  '/..;/secret.txt',
  '/./../secret.txt',
  '//../secret.txt',
  '/index.html/../../secret.txt',
  '/..%00/secret.txt',
  '/index.html%00.js',
  '/secret.txt%00',
  '/assets/%2e%2e/%2e%2e/secret.txt',
];

test.each(WAYS_OUT)('no way out: %s', async (path) => {
  const line = await askLine(scene.server.port, `GET ${path} HTTP/1.1`, [
    `host: ${NAME}:${scene.server.port}`,
    `cookie: ${cookie}`,
  ]);
  expect(line).toMatch(/^HTTP\/1\.1 40[04] /u);
  // A browser that asks for a page gets the window at most.
  const page = await scene.ask({ path, headers: { cookie, accept: 'text/html' } });
  expect(page.text).not.toContain(SECRET);
});

test('absolute paths and whole addresses lead nowhere', async () => {
  const absolute = `${scene.folder}/secret.txt`;
  const lines = [
    absolute,
    `/${absolute}`,
    `/${encodeURIComponent(absolute)}`,
    `file://${absolute}`,
    'http://evil.example/',
  ];
  for (const path of lines) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other keeps the report readable
    const line = await askLine(scene.server.port, `GET ${path} HTTP/1.1`, [
      `host: ${NAME}:${scene.server.port}`,
      `cookie: ${cookie}`,
    ]);
    expect(line, path).toMatch(/^HTTP\/1\.1 40[04] /u);
  }
});

test('a window that is not built is told', () => {
  expect(openWindowFiles(`${scene.folder}/nowhere`)).toBeNull();
});
