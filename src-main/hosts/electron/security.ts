import type { App, Session, WebContents } from 'electron';
import { originOf } from './origin.ts';

/**
 * What no page in Daybook may do, whatever it shows: leave, open windows, hold other pages, or ask for
 * the camera, the place, devices or anything else. It holds for every page there will ever be.
 */
export function lockDownPages(app: Pick<App, 'on'>, origin: string): void {
  app.on('web-contents-created', (_, contents) => lockDown(contents, origin));
}

function lockDown(contents: WebContents, origin: string): void {
  contents.on('will-frame-navigate', (event) => {
    // Only a page of ours that loads itself again; no frame inside it goes anywhere.
    if (!event.isMainFrame || originOf(event.url) !== origin) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Addresses of the network; what a page's own files and Chromium's inner pages have is none of them. */
const NETWORK = { urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file://*/*'] };

/** The one thing that a page may: put text that a person copies on the clipboard. It cannot read it. */
const COPYING = 'clipboard-sanitized-write';

/** The same for what a session decides: permissions, devices, downloads and the network. */
export function lockDownSession(session: Session, origin: string): void {
  session.setPermissionRequestHandler((_, permission, answer) => answer(permission === COPYING));
  session.setPermissionCheckHandler((_, permission) => permission === COPYING);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_, answer) => answer(null));
  // Files for the person go through the save dialog.
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest(NETWORK, ({ url }, answer) => {
    answer({ cancel: !isDevelopmentServer(url, origin) });
  });
}

/** A development server and its channel for changed files; a packaged Daybook has none. */
function isDevelopmentServer(url: string, origin: string): boolean {
  return originOf(url.replace(/^ws/u, 'http')) === origin;
}
