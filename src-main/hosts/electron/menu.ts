import type { MenuItemConstructorOptions } from 'electron';
import type { ShellActions } from './tray.ts';
import type { Say } from './words.ts';

/** What the menu depends on. */
export interface MenuParts {
  readonly platform: NodeJS.Platform;
  readonly developerTools: boolean;
  readonly actions: Pick<ShellActions, 'syncNow'>;
  readonly showAbout: () => void;
  readonly say: Say;
}

/** The usual menus. Roles bring the labels and keys that each operating system's people know. */
export function menuTemplate(parts: MenuParts): MenuItemConstructorOptions[] {
  const { platform, actions, say } = parts;
  const mac = platform === 'darwin';
  const syncNow: MenuItemConstructorOptions = {
    label: say('sync-now'),
    accelerator: 'CommandOrControl+Shift+Y',
    click: actions.syncNow,
  };
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    {
      label: say('file'),
      submenu: [syncNow, { type: 'separator' }, mac ? { role: 'close' } : { role: 'quit' }],
    },
    { label: say('edit'), role: 'editMenu' },
    { label: say('view'), submenu: viewMenu(parts.developerTools) },
    ...(mac ? [{ label: say('window'), role: 'windowMenu' } as const] : []),
    { label: say('help'), role: 'help', submenu: [{ label: say('about'), click: parts.showAbout }] },
  ];
}

function viewMenu(developerTools: boolean): MenuItemConstructorOptions[] {
  return [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
    ...(developerTools ? ([{ role: 'reload' }, { role: 'toggleDevTools' }] as const) : []),
  ];
}
