import { EventEmitter } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { APP_ORIGIN } from '../../../src-main/hosts/electron/origin.ts';
import { fileOf, servePageFiles } from '../../../src-main/hosts/electron/page-files.ts';
import { lockDownPages, lockDownSession } from '../../../src-main/hosts/electron/security.ts';

function page(origin = APP_ORIGIN) {
  const app = new EventEmitter();
  lockDownPages(app as unknown as Parameters<typeof lockDownPages>[0], origin);
  const setWindowOpenHandler = vi.fn<(handler: (details: { url: string }) => unknown) => void>();
  const contents = Object.assign(new EventEmitter(), { setWindowOpenHandler });
  app.emit('web-contents-created', {}, contents);
  const prevents = (event: string, details: object = {}): boolean => {
    const preventDefault = vi.fn();
    contents.emit(event, { preventDefault, ...details });
    return preventDefault.mock.calls.length > 0;
  };
  return { prevents, setWindowOpenHandler };
}

describe('every page', () => {
  test.each(['https://elsewhere.example/', 'file:///etc/passwd', 'app://elsewhere/', 'javascript:1', ''])(
    'cannot leave for %s',
    (url) => {
      expect(page().prevents('will-frame-navigate', { url, isMainFrame: true })).toBe(true);
    },
  );

  test('may load itself again, but its frames go nowhere', () => {
    const url = 'app://daybook/digests';
    expect(page().prevents('will-frame-navigate', { url, isMainFrame: true })).toBe(false);
    expect(page().prevents('will-frame-navigate', { url, isMainFrame: false })).toBe(true);
  });

  test('is not redirected and holds no other pages', () => {
    expect(page().prevents('will-redirect', { url: 'app://daybook/' })).toBe(true);
    expect(page().prevents('will-attach-webview')).toBe(true);
  });

  test('opens no windows', () => {
    const handler = page().setWindowOpenHandler.mock.calls[0]?.[0];
    expect(handler?.({ url: 'app://daybook/' })).toEqual({ action: 'deny' });
    expect(handler?.({ url: 'https://elsewhere.example/' })).toEqual({ action: 'deny' });
  });
});

function sessionOf(origin = APP_ORIGIN) {
  const handlers: Record<string, (...args: unknown[]) => unknown> = {};
  const keep = (name: string) => (handler: (...args: unknown[]) => unknown) => (handlers[name] = handler);
  let filter: (details: { url: string }, answer: (to: { cancel: boolean }) => void) => void = () => {};
  const session = Object.assign(new EventEmitter(), {
    setPermissionRequestHandler: keep('request'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device'),
    setDisplayMediaRequestHandler: keep('display'),
    webRequest: { onBeforeRequest: (_: unknown, listener: typeof filter) => (filter = listener) },
  });
  lockDownSession(session as unknown as Parameters<typeof lockDownSession>[0], origin);
  const cancels = (url: string): boolean => {
    let cancelled = false;
    filter({ url }, ({ cancel }) => (cancelled = cancel));
    return cancelled;
  };
  return { handlers, session, cancels };
}

describe('the session', () => {
  test.each(['notifications', 'media', 'geolocation', 'clipboard-read', 'openExternal', 'fileSystem', 'usb'])(
    'denies %s',
    (permission) => {
      const { handlers } = sessionOf();
      const answer = vi.fn();
      handlers['request']?.({}, permission, answer, {});
      expect(answer).toHaveBeenCalledExactlyOnceWith(false);
      expect(handlers['check']?.({}, permission, 'app://daybook', {})).toBe(false);
    },
  );

  test('lets a page copy text, which is all that it may', () => {
    const { handlers } = sessionOf();
    const answer = vi.fn();
    handlers['request']?.({}, 'clipboard-sanitized-write', answer, {});
    expect(answer).toHaveBeenCalledExactlyOnceWith(true);
    expect(handlers['check']?.({}, 'clipboard-sanitized-write', 'app://daybook', {})).toBe(true);
  });

  test('denies devices, screens and downloads', () => {
    const { handlers, session } = sessionOf();
    expect(handlers['device']?.({})).toBe(false);
    const answer = vi.fn();
    handlers['display']?.({}, answer);
    expect(answer).toHaveBeenCalledExactlyOnceWith(null);
    const preventDefault = vi.fn();
    session.emit('will-download', { preventDefault });
    expect(preventDefault).toHaveBeenCalledOnce();
  });

  test('reaches no network from a page, save the development server where there is one', () => {
    expect(sessionOf().cancels('https://elsewhere.example/x')).toBe(true);
    expect(sessionOf().cancels('ws://localhost:5173/')).toBe(true);
    expect(sessionOf('http://localhost:5173').cancels('ws://localhost:5173/')).toBe(false);
    expect(sessionOf('http://localhost:5173').cancels('http://localhost:5173/main.tsx')).toBe(false);
    expect(sessionOf('http://localhost:5173').cancels('http://localhost:9999/')).toBe(true);
  });
});

describe('the files of the page', () => {
  let folder = '';
  let renderer = '';
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'daybook-page-'));
    renderer = path.join(folder, 'renderer');
    mkdirSync(path.join(renderer, 'assets'), { recursive: true });
    mkdirSync(path.join(folder, 'renderer-secret'));
    writeFileSync(path.join(renderer, 'index.html'), '<!doctype html><head></head>page');
    writeFileSync(path.join(renderer, 'assets', 'main-1a.js'), 'script');
    writeFileSync(path.join(renderer, 'assets', 'main-1a.js.map'), 'map');
    writeFileSync(path.join(folder, 'secret.json'), 'secret');
    writeFileSync(path.join(folder, 'renderer-secret', 'a.json'), 'secret');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  // Not a real Request: that would tidy the address up before it is asked for.
  const get = (url: string, method = 'GET'): Promise<Response> =>
    servePageFiles(renderer)({ url, method } as Request);

  test('are served with their type and the policy', async () => {
    const script = await get('app://daybook/assets/main-1a.js');
    expect(await script.text()).toBe('script');
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(script.headers.get('x-content-type-options')).toBe('nosniff');
    const policy = script.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("object-src 'none'");
    expect(policy).not.toContain('unsafe-eval');
  });

  test.each(['app://daybook/', 'app://daybook/digests/2026-10-31', 'app://daybook/?x=1'])(
    '%s is the page, with the nonce of its policy',
    async (url) => {
      const answer = await get(url);
      expect(answer.status).toBe(200);
      const nonce = /nonce="([^"]+)"/u.exec(await answer.text())?.[1];
      expect(nonce).toMatch(/^[\w-]{20,}$/u);
      expect(answer.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
    },
  );

  test.each([
    'app://daybook/../secret.json',
    'app://daybook/%2e%2e/secret.json',
    'app://daybook/..%2fsecret.json',
    'app://daybook/assets/..%2f..%2fsecret.json',
    'app://daybook/..%5csecret.json',
    'app://daybook/..\\secret.json',
    'app://daybook/%252e%252e%252fsecret.json',
    'app://daybook/..%2frenderer-secret/a.json',
    'app://daybook//etc/hosts.json',
    'app://daybook/C:%5csecret.json',
    'app://daybook/index.html%00.json',
    'app://daybook/%E0%A4%A.json',
    'app://elsewhere/index.html',
    'app://daybook/assets/main-1a.js.map',
    'app://daybook/assets/none.js',
    'nonsense',
  ])('%s is refused', async (url) => {
    const answer = await get(url);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe('Not found');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test('no spelling names a file outside of the folder', () => {
    for (const dots of ['..', '%2e%2e', '.%2e', '%2e.']) {
      for (const slash of ['/', '%2f', '%2F', '%5c', '\\']) {
        const file = fileOf(renderer, `app://daybook/a${slash}${dots}${slash}${dots}${slash}secret.json`);
        if (file !== null) expect(file.startsWith(renderer + path.sep)).toBe(true);
      }
    }
  });

  test.each([
    '..%5csecret.json',
    'a%5c..%5c..%5csecret.json',
    'C:%5csecret.json',
    'a%00.json',
    'a.json:x.json',
  ])('%s names no file on any operating system', (name) => {
    expect(fileOf(renderer, `app://daybook/${name}`)).toBeNull();
  });

  test('only reading is served', async () => {
    expect((await get('app://daybook/', 'POST')).status).toBe(405);
  });
});
