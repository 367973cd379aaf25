import { EventEmitter } from 'node:events';
import { describe, expect, test, vi } from 'vitest';
import {
  type IpcParts,
  answerWindow,
  requireOwnPage,
  sendEvents,
} from '../../../src-main/hosts/electron/ipc.ts';
import { APP_ORIGIN, originOf, pageSource } from '../../../src-main/hosts/electron/origin.ts';
import type { WindowGate } from '../../../src-main/hosts/window/gate-port.ts';
import { ExpectedFailure } from '../../../src-shared/model/index.ts';

type Sender = Parameters<typeof requireOwnPage>[0];

/** A message from a frame at this address; of the page itself unless said otherwise. */
function from(url: string, inner = false): Sender {
  const mainFrame = { url };
  const senderFrame = inner ? { url } : mainFrame;
  return { sender: { mainFrame }, senderFrame } as unknown as Sender;
}

describe('who may speak', () => {
  test.each(['app://daybook/', 'app://daybook/digests/7?tab=orders#top'])('%s', (url) => {
    expect(() => requireOwnPage(from(url), APP_ORIGIN)).not.toThrow();
  });

  test.each([
    'https://elsewhere.example/',
    'https://daybook/',
    'app://daybook.elsewhere.example/',
    'app://elsewhere/',
    'app://daybook@elsewhere/',
    'app://user@daybook/',
    'app://daybook:8080/',
    'file:///app://daybook/',
    'data:text/html,app://daybook/',
    'about:blank',
    'null',
    '',
  ])('not %s', (url) => {
    expect(() => requireOwnPage(from(url), APP_ORIGIN)).toThrow('may not speak');
  });

  test('not a frame inside our own page', () => {
    expect(() => requireOwnPage(from('app://daybook/', true), APP_ORIGIN)).toThrow('may not speak');
  });

  test('not a frame that is gone', () => {
    const gone = { ...from('app://daybook/'), senderFrame: null };
    expect(() => requireOwnPage(gone, APP_ORIGIN)).toThrow('may not speak');
  });
});

describe('the page', () => {
  test('comes from a development server only in a program that is not packaged', () => {
    const env = { ELECTRON_RENDERER_URL: 'http://localhost:5173/' };
    expect(pageSource(env, true)).toEqual({ url: 'app://daybook/', origin: 'app://daybook' });
    expect(pageSource(env, false)).toEqual({
      url: 'http://localhost:5173/',
      origin: 'http://localhost:5173',
    });
    expect(pageSource({}, false).origin).toBe('app://daybook');
    expect(pageSource({ ELECTRON_RENDERER_URL: 'nonsense' }, false).origin).toBe('app://daybook');
  });

  test('has an origin although its scheme is our own', () => {
    expect(originOf('app://daybook/x')).toBe('app://daybook');
    expect(originOf('APP://DAYBOOK/x')).not.toBe('app://elsewhere');
  });
});

type Handler = (event: Sender, ...args: unknown[]) => Promise<unknown>;

function door(gate: Partial<WindowGate>, saveFile = vi.fn()) {
  const handlers = new Map<string, Handler>();
  const ipcMain = {
    handle: (channel: string, handler: Handler) => handlers.set(channel, handler),
  } as unknown as IpcParts['ipcMain'];
  answerWindow({ ipcMain, gate: gate as WindowGate, saveFile, origin: APP_ORIGIN });
  const ask = async (channel: string, event: Sender, ...args: unknown[]): Promise<unknown> =>
    handlers.get(channel)?.(event, ...args);
  return { ask, handlers, saveFile };
}

describe('the door', () => {
  const page = from('app://daybook/');

  test('passes on what our page asks', async () => {
    const call = vi.fn(async () => ({ ok: true as const, value: 3 }));
    const { ask } = door({ call });
    expect(await ask('daybook:call', page, 'digests.list', { limit: 1 })).toEqual({ ok: true, value: 3 });
    expect(call).toHaveBeenCalledWith('digests.list', { limit: 1 });
  });

  test('lets nobody else reach the gate', async () => {
    const call = vi.fn();
    const file = vi.fn();
    const { ask } = door({ call, file });
    await expect(ask('daybook:call', from('https://elsewhere.example/'), 'x', {})).rejects.toThrow(
      'may not speak',
    );
    await expect(ask('daybook:save', from('app://daybook/', true), 'x', {})).rejects.toThrow('may not speak');
    expect(call).not.toHaveBeenCalled();
    expect(file).not.toHaveBeenCalled();
  });

  test('has no other handlers', () => {
    expect([...door({}).handlers.keys()]).toEqual(['daybook:call', 'daybook:save']);
  });

  test('answers a place that cannot be written as a failure', async () => {
    const saveFile = vi.fn(async () => {
      throw new ExpectedFailure('disk-full', { where: 'a.csv' });
    });
    const file = vi.fn(async () => ({ ok: true as const, file: { name: 'a.csv', chunks: empty() } }));
    const { ask } = door({ file }, saveFile);
    expect(await ask('daybook:save', page, 'digests.export', {})).toMatchObject({
      ok: false,
      failure: { code: 'disk-full', where: 'a.csv' },
    });
  });

  test('does not ask where to for a file that cannot begin', async () => {
    const failure = new ExpectedFailure('digest-not-found').failure;
    const { ask, saveFile } = door({ file: async () => ({ ok: false, failure }) });
    expect(await ask('daybook:save', page, 'digests.export', {})).toEqual({ ok: false, failure });
    expect(saveFile).not.toHaveBeenCalled();
  });
});

test('events go to the window until it is gone', () => {
  const contents = Object.assign(new EventEmitter(), { isDestroyed: () => false, send: vi.fn() });
  let tell: (event: 'changed', payload: { topics: [] }) => void = () => {};
  const stop = vi.fn();
  const subscribe = vi.fn((listener: unknown) => {
    tell = listener as typeof tell;
    return stop;
  });
  sendEvents({ subscribe }, contents as unknown as Parameters<typeof sendEvents>[1]);
  tell('changed', { topics: [] });
  expect(contents.send).toHaveBeenCalledWith('daybook:event', 'changed', { topics: [] });
  contents.emit('destroyed');
  expect(stop).toHaveBeenCalledOnce();
});

async function* empty(): AsyncGenerator<Uint8Array> {
  // Nothing to read.
}
