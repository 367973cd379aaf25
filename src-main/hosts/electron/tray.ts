import { Menu, Tray, nativeImage } from 'electron';
import type { Say } from './words.ts';

/** What a person can do without the window. */
export interface ShellActions {
  readonly open: () => void;
  readonly syncNow: () => void;
  readonly quit: () => void;
}

/** Puts Daybook beside the clock. The caller keeps it: one that is collected disappears. */
export function createTray(icon: string, actions: ShellActions, say: Say): Tray {
  const image = nativeImage.createFromPath(icon);
  // macOS colours it itself, for a light or a dark bar.
  image.setTemplateImage(process.platform === 'darwin');
  const tray = new Tray(image);
  tray.setToolTip('Daybook');
  tray.setContextMenu(
    Menu.buildFromTemplate([
      { label: say('open'), click: actions.open },
      { label: say('sync-now'), click: actions.syncNow },
      { type: 'separator' },
      { label: say('quit'), click: actions.quit },
    ]),
  );
  tray.on('click', actions.open);
  return tray;
}
