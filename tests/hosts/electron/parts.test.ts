import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { chooseByDialog } from '../../../src-main/hosts/electron/dialogs.ts';
import { createWindowHost } from '../../../src-main/hosts/electron/host.ts';
import { agreesToLose } from '../../../src-main/hosts/electron/leave-question.ts';
import { menuTemplate } from '../../../src-main/hosts/electron/menu.ts';
import { createNotify } from '../../../src-main/hosts/electron/notify.ts';
import { createTray } from '../../../src-main/hosts/electron/tray.ts';
import { utilityEngines } from '../../../src-main/hosts/electron/utility-transport.ts';
import { openWindow, showWindow } from '../../../src-main/hosts/electron/window.ts';
import { readWindowState } from '../../../src-main/hosts/electron/window-state.ts';
import { type BrowserWindow as StandInWindow, nativeTheme, standIn } from './stand-in/electron.ts';
import { utilityProcess } from './stand-in/utility-process.ts';

vi.mock('electron', () => import('./stand-in/electron.ts'));

type ChoiceParts = Parameters<typeof chooseByDialog>;

const say = (key: string): string => key;
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'daybook-parts-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  standIn.windows.length = 0;
});

describe('the window', () => {
  const open = async (options: { hidden?: boolean; hidesOnClose?: boolean; mayLose?: boolean } = {}) => {
    const window = openWindow({
      title: 'Daybook',
      icon: 'icon.png',
      preload: '/program/preload.cjs',
      url: 'app://daybook/',
      folder,
      hidden: options.hidden ?? false,
      developerTools: false,
      hidesOnClose: () => options.hidesOnClose ?? false,
      mayLose: () => options.mayLose ?? false,
    });
    const seen = window as unknown as StandInWindow;
    const visibleAtFirst = seen.visible;
    await vi.waitFor(() => expect(seen.webContents.mainFrame.url).toBe('app://daybook/'));
    await Promise.resolve();
    return { window, seen, visibleAtFirst };
  };

  test('keeps its page in the sandbox', async () => {
    const { seen } = await open();
    expect(seen.options.webPreferences).toEqual({
      preload: '/program/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: false,
    });
  });

  test('is shown once there is something to see, unless it starts with the computer', async () => {
    const { seen, visibleAtFirst } = await open();
    expect(visibleAtFirst).toBe(false);
    expect(seen.visible).toBe(true);
    expect((await open({ hidden: true })).seen.visible).toBe(false);
  });

  test('closes, and keeps where it was', async () => {
    const { seen } = await open();
    seen.close();
    expect(seen.isDestroyed()).toBe(true);
    expect(readWindowState(folder)).toMatchObject({ bounds: { width: 1280, height: 860 } });
  });

  test('only hides when it waits in the tray, and comes back', async () => {
    const { window, seen } = await open({ hidesOnClose: true });
    seen.close();
    expect(seen.isDestroyed()).toBe(false);
    expect(seen.visible).toBe(false);
    seen.minimized = true;
    showWindow(window);
    expect(seen).toMatchObject({ visible: true, minimized: false });
  });

  test.each([true, false])('goes with what is not saved only when a person agrees: %s', async (mayLose) => {
    const { seen } = await open({ mayLose });
    const preventDefault = vi.fn();
    seen.webContents.emit('will-prevent-unload', { preventDefault });
    // To prevent the prevention is to leave.
    expect(preventDefault).toHaveBeenCalledTimes(mayLose ? 1 : 0);
  });

  test.each([
    [0, true],
    [1, false],
  ])('asks before it loses what is not saved: button %d', async (button, agrees) => {
    const { window } = await open();
    const showMessageBoxSync = vi.fn(() => button);
    expect(agreesToLose({ showMessageBoxSync }, window, say)).toBe(agrees);
    expect(showMessageBoxSync).toHaveBeenCalledWith(
      window,
      expect.objectContaining({ defaultId: 1, cancelId: 1, buttons: ['unsaved.leave', 'unsaved.stay'] }),
    );
  });

  test('loads its page again after a crash, but not for ever', async () => {
    const { seen } = await open();
    const reloaded = vi.fn();
    seen.webContents.on('reloaded', reloaded);
    seen.webContents.emit('render-process-gone', {}, { reason: 'clean-exit' });
    expect(reloaded).not.toHaveBeenCalled();
    for (let crash = 0; crash < 5; crash += 1) {
      seen.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    }
    expect(reloaded).toHaveBeenCalledTimes(3);
  });

  test('that is gone cannot be shown, which is no defect', async () => {
    const { window, seen } = await open();
    seen.close();
    showWindow(window);
    showWindow(null);
    expect(seen.visible).toBe(true);
  });
});

describe('dialogs', () => {
  const choose = (answer: object) => {
    const showOpenDialog = vi.fn(async () => answer);
    const window = {} as NonNullable<ReturnType<ChoiceParts[1]>>;
    const dialog = { showOpenDialog } as unknown as ChoiceParts[0];
    return { showOpenDialog, window, choose: chooseByDialog(dialog, () => window, say) };
  };

  test('give one folder', async () => {
    const asked = choose({ canceled: false, filePaths: ['/shop/exports'] });
    expect(await asked.choose('folder')).toEqual([{ path: '/shop/exports', kind: 'folder' }]);
    expect(asked.showOpenDialog).toHaveBeenCalledWith(
      asked.window,
      expect.objectContaining({ properties: ['openDirectory', 'createDirectory'] }),
    );
  });

  test('give files, several but of backups one', async () => {
    const asked = choose({ canceled: false, filePaths: ['/a.csv', '/b.csv'] });
    expect(await asked.choose('files')).toEqual([
      { path: '/a.csv', kind: 'file' },
      { path: '/b.csv', kind: 'file' },
    ]);
    await asked.choose('backup');
    const properties = asked.showOpenDialog.mock.calls.map((call) => (call as unknown[])[1]);
    expect(properties).toMatchObject([
      { properties: ['openFile', 'multiSelections'] },
      { properties: ['openFile'] },
    ]);
  });

  test('give nothing when the person changes their mind', async () => {
    expect(await choose({ canceled: true, filePaths: ['/a.csv'] }).choose('files')).toBeNull();
    expect(await choose({ canceled: false, filePaths: [] }).choose('folder')).toBeNull();
  });
});

describe('the host of the window', () => {
  test('opens web pages and nothing else', async () => {
    const host = await createWindowHost(() => null, say);
    for (const url of [
      'file:///etc/passwd',
      'http://plain.example/',
      'javascript:1',
      'smb://x',
      'nonsense',
    ]) {
      expect(await host.openPage(url)).toBe(false);
    }
    expect(await host.openPage('https://docs.example/')).toBe(true);
    expect(standIn.openedPages).toEqual(['https://docs.example/']);
  });

  test('says what this computer can do', async () => {
    standIn.backend = 'basic_text';
    const { capabilities } = await createWindowHost(() => null, say);
    standIn.backend = 'gnome_libsecret';
    expect(capabilities).toMatchObject({
      kind: 'electron',
      folders: true,
      secrets: process.platform !== 'linux',
    });
  });

  test('takes light, dark and the system’s', async () => {
    const host = await createWindowHost(() => null, say);
    host.setColorScheme('dark');
    expect(nativeTheme.themeSource).toBe('dark');
    host.setColorScheme('auto');
    expect(nativeTheme.themeSource).toBe('system');
  });
});

test('the tray opens, syncs and quits', () => {
  const actions = { open: vi.fn(), syncNow: vi.fn(), quit: vi.fn() };
  const tray = createTray('tray.png', actions, say);
  const menu = standIn.trays.at(-1)?.menu as { label?: string; click?: () => void }[];
  expect(menu.map(({ label }) => label)).toEqual(['open', 'sync-now', undefined, 'quit']);
  for (const { click } of menu) click?.();
  for (const action of Object.values(actions)) expect(action).toHaveBeenCalledOnce();
  tray.emit('click');
  expect(actions.open).toHaveBeenCalledTimes(2);
});

test('menus follow the operating system, and the developer’s tools stay out of a shop', () => {
  const template = (platform: NodeJS.Platform, developerTools: boolean): string =>
    JSON.stringify(
      menuTemplate({ platform, developerTools, actions: { syncNow: () => {} }, showAbout: () => {}, say }),
    );
  expect(template('darwin', false)).toContain('appMenu');
  expect(template('win32', false)).not.toContain('appMenu');
  expect(template('win32', false)).toContain('"quit"');
  expect(template('linux', false)).not.toMatch(/toggleDevTools|"reload"/u);
  expect(template('linux', true)).toContain('toggleDevTools');
});

test('a note of the engine is shown, and a click on it opens the window', async () => {
  const openWindow = vi.fn();
  await createNotify(openWindow)({ title: 'Day not posted', body: 'Downtown, 31 October' });
  expect(standIn.notes).toEqual([{ title: 'Day not posted', body: 'Downtown, 31 October' }]);
});

test('one that does not end when it is told to is soon forced to', async () => {
  const entry = path.join(import.meta.dirname, 'scenes', 'deaf-engine.ts');
  const start = { ledger: 'l', resources: 'r', programVersion: 'v', logs: 'g', role: 'write' } as const;
  const transport = utilityEngines(entry)(start);
  const exited = new Promise((resolve) => transport.onExit(resolve));
  await new Promise((resolve) => transport.onMessage(resolve));
  const before = performance.now();
  transport.kill();
  await exited;
  // It is forced after a quarter of one; the rest is for a busy computer.
  expect(performance.now() - before).toBeLessThan(800);
});

test('an engine process gets its start first, keeps what comes early, and is ended', async () => {
  const entry = path.join(import.meta.dirname, 'scenes', 'echo-engine.ts');
  const start = { ledger: 'l', resources: 'r', programVersion: 'v', logs: 'g', role: 'read' } as const;
  const transport = utilityEngines(entry)(start);
  expect(utilityProcess.started.at(-1)?.options).toEqual({
    execArgv: ['--max-semi-space-size=16'],
    serviceName: 'Daybook reader',
  });
  transport.post({ type: 'close' });
  await new Promise((resolve) => utilityProcess.started.at(-1)?.child.once('message', resolve));
  const heard: unknown[] = [];
  const exited = new Promise((resolve) => transport.onExit(resolve));
  transport.onMessage((message) => heard.push(message));
  await vi.waitFor(() => expect(heard).toEqual([start, { type: 'close' }]), { timeout: 5_000 });
  transport.kill();
  await exited;
  transport.post({ type: 'close' });
});
