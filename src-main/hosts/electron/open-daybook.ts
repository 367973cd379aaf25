import {
  type BrowserWindow,
  type Tray,
  app,
  ipcMain,
  dialog,
  powerMonitor,
  protocol,
  session,
} from 'electron';
import { createLog, openProgramSettings, systemClock } from '../../platform/index.ts';
import { connectEngine, openGate } from './connect.ts';
import { catchDefects } from './defects.ts';
import { createWindowHost } from './host.ts';
import { answerWindow, sendEvents } from './ipc.ts';
import { createNotify } from './notify.ts';
import { SCHEME, pageSource } from './origin.ts';
import { servePageFiles } from './page-files.ts';
import type { Places } from './places.ts';
import { followPower, followSessionEnd } from './power.ts';
import { type Quitting, quitWhenClosed } from './quit.ts';
import { saveByDialog } from './save.ts';
import { lockDownPages, lockDownSession } from './security.ts';
import { buildShell, shellActions } from './shell.ts';
import { agreesToLose } from './leave-question.ts';
import { isOnlyInstance } from './single-instance.ts';
import { lookForUpdates } from './updates.ts';
import { openWindow, showWindow } from './window.ts';
import { loadWords } from './words.ts';

/** The window, its end, and the icon beside the clock, which is gone when nobody holds it. */
const shown: { window: BrowserWindow | null; tray: Tray | null; quitting: Quitting | null } = {
  window: null,
  tray: null,
  quitting: null,
};
const currentWindow = (): BrowserWindow | null => shown.window;
const show = (): void => showWindow(shown.window);

/** Starts Daybook with its window; a second start shows the window of the first one. */
export async function openDaybook(places: Places, start: { readonly background: boolean }): Promise<void> {
  const say = loadWords(places.resources);
  const isQuitting = (): boolean => shown.quitting?.begun === true;
  if (!isOnlyInstance({ ledger: places.ledger, show, isQuitting, say })) {
    app.quit();
    return;
  }
  const clock = systemClock();
  const log = createLog({ folder: places.logs, clock });
  catchDefects({ log, logs: places.logs, say });
  const page = pageSource(process.env, app.isPackaged);
  lockDownPages(app, page.origin);
  app.on('window-all-closed', () => app.quit());
  app.on('activate', show);

  await app.whenReady();
  // Before anything else: the engine opens the ledger while the window is being made.
  const link = connectEngine(places, log, createNotify(show));
  const quitting = quitWhenClosed(app, link, currentWindow);
  shown.quitting = quitting;
  followPower({ app: { quit: quitting.now }, powerMonitor, log });
  lockDownSession(session.defaultSession, page.origin);
  protocol.handle(SCHEME, servePageFiles(places.page));

  const settings = openProgramSettings({ folder: places.data, log, clock });
  const host = await createWindowHost(currentWindow, say);
  const gate = openGate(places, link, host, settings);
  const saveFile = saveByDialog({ dialog, folder: () => app.getPath('downloads') });
  answerWindow({ ipcMain, gate, saveFile, origin: page.origin });

  const { colorScheme, startAtLogin } = settings.read();
  host.setColorScheme(colorScheme);
  shown.tray = buildShell(shellActions(currentWindow, gate), places.trayIcon, say);
  shown.window = openWindow({
    title: 'Daybook',
    icon: places.icon,
    preload: places.preload,
    url: page.url,
    folder: places.window,
    hidden: startAtLogin === true && (start.background || app.getLoginItemSettings().wasOpenedAtLogin),
    developerTools: !app.isPackaged,
    mayLose: (window) => {
      // By then the engine is closed: there is nothing left to save with.
      if (quitting.begun) return true;
      // Who quits beside the clock may not see the window that the question is about.
      show();
      const agrees = agreesToLose(dialog, window, say);
      if (!agrees) quitting.stay();
      return agrees;
    },
    hidesOnClose: () => !quitting.asked && !quitting.begun && settings.read().startAtLogin === true,
  });
  sendEvents(gate, shown.window.webContents);
  followSessionEnd(shown.window, { quit: quitting.now });
  void lookForUpdates({
    isPackaged: app.isPackaged,
    env: process.env,
    resourcesPath: process.resourcesPath,
    load: async () => (await import('electron-updater')).autoUpdater,
    log,
  });
}
