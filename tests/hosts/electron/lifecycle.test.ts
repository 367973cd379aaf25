import { EventEmitter } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readCommandLine } from '../../../src-main/hosts/electron/command-line.ts';
import { type PowerParts, followPower } from '../../../src-main/hosts/electron/power.ts';
import { quitWhenClosed } from '../../../src-main/hosts/electron/quit.ts';
import { runSelfTest } from '../../../src-main/hosts/electron/self-test.ts';
import { setStartAtLogin } from '../../../src-main/hosts/electron/start-at-login.ts';
import { lookForUpdates } from '../../../src-main/hosts/electron/updates.ts';

const silent = { info: () => {}, warn: () => {} };

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'daybook-life-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  vi.useRealTimers();
});

describe('quitting', () => {
  function program(close: () => Promise<void>, window: Parameters<typeof quitWhenClosed>[2] = () => null) {
    const events = new EventEmitter();
    const app = Object.assign(events, { quit: vi.fn(), exit: vi.fn() });
    const quitting = quitWhenClosed(
      app as unknown as Parameters<typeof quitWhenClosed>[0],
      { close },
      window,
    );
    const ask = (): boolean => {
      const preventDefault = vi.fn();
      events.emit('before-quit', { preventDefault });
      return preventDefault.mock.calls.length > 0;
    };
    return { app, quitting, ask };
  }

  test('waits for the ledger to be closed, then goes on by itself', async () => {
    const closing = Promise.withResolvers<void>();
    const close = vi.fn(() => closing.promise);
    const { app, quitting, ask } = program(close);
    expect(quitting.begun).toBe(false);
    expect(ask()).toBe(true);
    expect(ask()).toBe(true);
    expect(quitting.begun).toBe(true);
    expect(app.quit).not.toHaveBeenCalled();
    closing.resolve();
    await vi.waitFor(() => expect(app.quit).toHaveBeenCalledOnce());
    expect(ask()).toBe(false);
    expect(close).toHaveBeenCalledOnce();
    expect(app.exit).not.toHaveBeenCalled();
  });

  test('closes the window first, whose page may ask; the ledger stays open while a person stays', async () => {
    const close = vi.fn(async () => {});
    const window = { open: true, close: vi.fn(), isDestroyed: () => !window.open };
    const { app, quitting, ask } = program(close, () => window);
    expect(ask()).toBe(true);
    expect(window.close).toHaveBeenCalledOnce();
    expect(quitting).toMatchObject({ asked: true, begun: false });
    quitting.stay();
    expect(quitting.asked).toBe(false);
    expect(close).not.toHaveBeenCalled();
    // The second time the person lets it go: the last window that closes quits.
    window.close.mockImplementation(() => {
      window.open = false;
      ask();
    });
    ask();
    expect(quitting.begun).toBe(true);
    await vi.waitFor(() => expect(app.quit).toHaveBeenCalledOnce());
    expect(close).toHaveBeenCalledOnce();
  });

  test('asks nobody when the computer goes off', async () => {
    const window = { close: vi.fn(), isDestroyed: () => false };
    const { app, quitting, ask } = program(
      async () => {},
      () => window,
    );
    app.quit.mockImplementationOnce(() => void ask());
    quitting.now();
    expect(window.close).not.toHaveBeenCalled();
    expect(quitting.begun).toBe(true);
    await vi.waitFor(() => expect(app.quit).toHaveBeenCalledTimes(2));
  });

  test('does not wait longer than 3 s', async () => {
    vi.useFakeTimers();
    const { app, ask } = program(() => new Promise(() => {}));
    ask();
    await vi.advanceTimersByTimeAsync(2_999);
    expect(app.exit).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(app.exit).toHaveBeenCalledExactlyOnceWith(0);
  });

  test('goes on when closing fails', async () => {
    const { app, ask } = program(async () => Promise.reject(new Error('broken')));
    ask();
    await vi.waitFor(() => expect(app.quit).toHaveBeenCalledOnce());
  });
});

test('a computer that shuts down is held back while Daybook quits', () => {
  const powerMonitor = new EventEmitter();
  const app = { quit: vi.fn() };
  followPower({ app, powerMonitor: powerMonitor as unknown as PowerParts['powerMonitor'], log: silent });
  const preventDefault = vi.fn();
  powerMonitor.emit('suspend');
  powerMonitor.emit('resume');
  expect(app.quit).not.toHaveBeenCalled();
  powerMonitor.emit('shutdown', { preventDefault });
  expect(preventDefault).toHaveBeenCalledOnce();
  expect(app.quit).toHaveBeenCalledOnce();
});

describe('starting with the computer', () => {
  const parts = (platform: NodeJS.Platform, env: NodeJS.ProcessEnv = {}) => {
    const app = { setLoginItemSettings: vi.fn() };
    return { app, platform, env, home: folder, program: '/opt/Daybook/daybook' };
  };

  test.each(['win32', 'darwin'] as const)('is the operating system’s affair on %s', (platform) => {
    const asked = parts(platform);
    setStartAtLogin(true, asked);
    setStartAtLogin(false, asked);
    expect(asked.app.setLoginItemSettings.mock.calls).toEqual([
      [{ openAtLogin: true, args: ['--background'] }],
      [{ openAtLogin: false, args: ['--background'] }],
    ]);
  });

  test('is a file in the autostart folder on Linux', () => {
    const file = path.join(folder, '.config', 'autostart', 'daybook.desktop');
    setStartAtLogin(true, parts('linux'));
    expect(readFileSync(file, 'utf8')).toContain('Exec="/opt/Daybook/daybook" --background\n');
    setStartAtLogin(true, parts('linux', { APPIMAGE: '/home/sam/My "$Apps"/50%/Daybook.AppImage' }));
    expect(readFileSync(file, 'utf8')).toContain(
      String.raw`Exec="/home/sam/My \\"\\$Apps\\"/50%%/Daybook.AppImage" --background`,
    );
    setStartAtLogin(false, parts('linux'));
    setStartAtLogin(false, parts('linux'));
    expect(existsSync(file)).toBe(false);
  });
});

describe('updates', () => {
  const updater = () => ({
    autoDownload: false,
    autoInstallOnAppQuit: false,
    checkForUpdatesAndNotify: vi.fn(),
  });
  const parts = (env: NodeJS.ProcessEnv, load = vi.fn(async () => updater())) => ({
    isPackaged: true,
    env,
    resourcesPath: folder,
    load,
    log: silent,
  });
  const withChannel = (): void => writeFileSync(path.join(folder, 'app-update.yml'), 'provider: generic');

  test('are looked for only when the build has a place for them and the computer asks', async () => {
    const load = vi.fn(async () => updater());
    const on = { DAYBOOK_UPDATES: 'on' };
    expect(await lookForUpdates(parts(on, load))).toBe(false);
    withChannel();
    expect(await lookForUpdates(parts({}, load))).toBe(false);
    expect(await lookForUpdates(parts({ DAYBOOK_UPDATES: 'off' }, load))).toBe(false);
    expect(await lookForUpdates({ ...parts(on, load), isPackaged: false })).toBe(false);
    expect(load).not.toHaveBeenCalled();
  });

  test('are fetched and put in place at the end', async () => {
    withChannel();
    const found = updater();
    const load = vi.fn(async () => found);
    expect(await lookForUpdates(parts({ DAYBOOK_UPDATES: 'on' }, load))).toBe(true);
    expect(found).toMatchObject({ autoDownload: true, autoInstallOnAppQuit: true });
    expect(found.checkForUpdatesAndNotify).toHaveBeenCalledOnce();
  });

  test('that cannot be reached trouble nobody', async () => {
    withChannel();
    const load = vi.fn(async () => Promise.reject(new Error('offline')));
    expect(await lookForUpdates(parts({ DAYBOOK_UPDATES: 'on' }, load))).toBe(true);
  });
});

describe('the command line', () => {
  test.each([
    [[], { mode: 'window', ledger: null, background: false }],
    [['--ledger', 'a.daybook'], { mode: 'window', ledger: 'a.daybook', background: false }],
    [['--ledger=b.daybook', '--background'], { mode: 'window', ledger: 'b.daybook', background: true }],
    [['--enable-logging', '--self-test'], { mode: 'self-test' }],
    [
      ['--cli', 'sync', '--ledger', 'x', '--self-test'],
      { mode: 'cli', words: ['sync', '--ledger', 'x', '--self-test'] },
    ],
    [['--cli'], { mode: 'cli', words: [] }],
  ])('%j', (argv, asked) => {
    expect(readCommandLine(argv)).toEqual(asked);
  });
});

describe('the self-test', () => {
  const fine = async (): Promise<string> => 'fine';

  test('is well only when every part is', async () => {
    const all = { engine: fine, nativeModule: fine, safeStorage: fine, print: fine };
    expect(await runSelfTest(all, { node: '24' })).toMatchObject({ ok: true, versions: { node: '24' } });
    for (const part of ['engine', 'nativeModule', 'safeStorage', 'print'] as const) {
      const broken = { ...all, [part]: async () => Promise.reject(new Error('broken')) };
      expect(await runSelfTest(broken, {})).toMatchObject({
        ok: false,
        [part]: { ok: false, detail: 'broken' },
      });
    }
  });

  test('goes on after a part that never answers', async () => {
    const probes = {
      engine: () => new Promise<string>(() => {}),
      nativeModule: fine,
      safeStorage: fine,
      print: fine,
    };
    expect(await runSelfTest(probes, {}, 10)).toMatchObject({
      ok: false,
      engine: { ok: false, detail: 'no answer within 10 ms' },
      print: { ok: true },
    });
  });
});
