import { BrowserWindow, nativeTheme, screen } from 'electron';
import { MIN_SIZE, placeWindow, readWindowState, writeWindowState } from './window-state.ts';

/** What a window shows before its page does, so that it does not flash: the page's own background. */
const BACKGROUND = { light: '#ffffff', dark: '#242424' } as const;
/** How often a page that crashes is loaded again before there is no more hope. */
const MAX_RELOADS = 3;

export interface WindowOptions {
  readonly title: string;
  readonly icon: string;
  readonly preload: string;
  /** The page to open. */
  readonly url: string;
  /** Where its size and place are kept. */
  readonly folder: string;
  /** Started with the computer: it waits in the tray. */
  readonly hidden: boolean;
  readonly developerTools: boolean;
  /** Whether closing it only hides it. */
  readonly hidesOnClose: () => boolean;
  /** Whether it may go although its page would lose what is not saved. */
  readonly mayLose: (window: BrowserWindow) => boolean;
}

/** Opens the window. It is shown when there is something to see. */
export function openWindow(options: WindowOptions): BrowserWindow {
  const { maximized, ...place } = placeWindow(readWindowState(options.folder), workAreas());
  const window = new BrowserWindow({
    ...place,
    minWidth: MIN_SIZE.width,
    minHeight: MIN_SIZE.height,
    title: options.title,
    icon: options.icon,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      // Its dictionaries are downloads, and nothing leaves a shop but what goes to its till and its books.
      spellcheck: false,
      devTools: options.developerTools,
    },
  });
  window.once('ready-to-show', () => {
    if (maximized) window.maximize();
    // Maximizing shows a window, so one that waits in the tray is put back there.
    if (options.hidden) window.hide();
    else window.show();
  });
  // The page's title would say "Daybook" again; the window keeps the one it has.
  window.on('page-title-updated', (event) => event.preventDefault());
  window.on('close', (event) => {
    writeWindowState(options.folder, {
      bounds: window.getNormalBounds(),
      maximized: window.isMaximized(),
    });
    if (!options.hidesOnClose()) return;
    event.preventDefault();
    window.hide();
  });
  // A page that asks to stay keeps its window without a word: here a person is asked.
  window.webContents.on('will-prevent-unload', (event) => {
    if (options.mayLose(window)) event.preventDefault();
  });
  reloadAfterCrash(window);
  void window.loadURL(options.url).catch(() => {
    // Electron shows its own error page; there is nothing of ours that could say more.
  });
  return window;
}

/** A page that crashed is shown again: all it knew is in the ledger. One that always crashes is left alone. */
function reloadAfterCrash(window: BrowserWindow): void {
  let crashes = 0;
  window.webContents.on('render-process-gone', (_, { reason }) => {
    if (reason === 'clean-exit') return;
    crashes += 1;
    if (crashes <= MAX_RELOADS) window.webContents.reload();
  });
}

/** Brings a window to the front from wherever it is. */
export function showWindow(window: BrowserWindow | null): void {
  if (window === null || window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** The main screen first. */
function workAreas(): Electron.Rectangle[] {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
  return [main, ...others].map(({ workArea }) => workArea);
}
