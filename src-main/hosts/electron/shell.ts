import { type BrowserWindow, Menu, type Tray, app } from 'electron';
import type { WindowGate } from '../window/gate-port.ts';
import { menuTemplate } from './menu.ts';
import { type ShellActions, createTray } from './tray.ts';
import { showWindow } from './window.ts';
import type { Say } from './words.ts';

/** What is around the page: what a person can ask for without it. */
export function shellActions(window: () => BrowserWindow | null, gate: WindowGate): ShellActions {
  const open = (): void => showWindow(window());
  return {
    open,
    syncNow: () => {
      // The window shows how it goes, and why it could not begin.
      open();
      void gate.call('tasks.start', { channel: 'sync.run', input: {} });
    },
    quit: () => app.quit(),
  };
}

/** Puts the menu in place, and Daybook beside the clock. */
export function buildShell(actions: ShellActions, trayIcon: string, say: Say): Tray {
  const template = menuTemplate({
    platform: process.platform,
    developerTools: !app.isPackaged,
    actions,
    showAbout: () => app.showAboutPanel(),
    say,
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  return createTray(trayIcon, actions, say);
}
