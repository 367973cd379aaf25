import { homedir } from 'node:os';
import { type BrowserWindow, Notification, app, dialog, nativeTheme, safeStorage, shell } from 'electron';
import type { WindowHost } from '../window/window-host.ts';
import { chooseByDialog } from './dialogs.ts';
import { hasKeyStore } from './secrets.ts';
import { setStartAtLogin } from './start-at-login.ts';
import type { Say } from './words.ts';

/** What Electron can do for a window beside showing it. */
export async function createWindowHost(window: () => BrowserWindow | null, say: Say): Promise<WindowHost> {
  return {
    capabilities: {
      kind: 'electron',
      folders: true,
      secrets: await hasKeyStore(safeStorage, process.platform),
      notifications: Notification.isSupported(),
      // No request prints yet.
      printToPdf: false,
      startAtLogin: true,
      tray: true,
    },
    languages: () => app.getPreferredSystemLanguages(),
    choose: chooseByDialog(dialog, window, say),
    openPage: async (url) => {
      // Anything but a web page would be handed to whichever program the computer has for it.
      if (!URL.canParse(url) || new URL(url).protocol !== 'https:') return false;
      await shell.openExternal(url);
      return true;
    },
    setStartAtLogin: async (on) => {
      setStartAtLogin(on, {
        app,
        platform: process.platform,
        env: process.env,
        home: homedir(),
        program: process.execPath,
      });
    },
    setColorScheme: (scheme) => {
      nativeTheme.themeSource = scheme === 'auto' ? 'system' : scheme;
    },
  };
}
