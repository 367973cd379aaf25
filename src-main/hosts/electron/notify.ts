import { Notification } from 'electron';
import type { HostPort } from '../../core/ports/index.ts';

/** Shows a note of the operating system; a click on it opens the window. */
export function createNotify(openWindow: () => void): HostPort['notify'] {
  return async (note) => {
    if (!Notification.isSupported()) return;
    const shown = new Notification({ title: note.title, body: note.body });
    shown.on('click', openWindow);
    shown.show();
  };
}
