import type { App, BrowserWindow } from 'electron';
import type { EngineLink } from '../../link/engine-link.ts';

/** What is being written has so long to be finished. */
export const QUIT_LIMIT_MS = 3_000;

/** The program on its way out. */
export interface Quitting {
  /** The ledger is being closed: there is no way back. */
  readonly begun: boolean;
  /** A person wants the program to end: a window that hides instead of closing closes, and may stay. */
  readonly asked: boolean;
  /** The person stays with what is not saved. */
  readonly stay: () => void;
  /** Ends without asking anybody: the computer goes off. */
  readonly now: () => void;
}

/**
 * Closes the window first, whose page may have a person asked about what is not saved; then holds the end
 * of the program back until the engine has closed the ledger, 3 s at most: a ledger that was not closed is
 * repaired by SQLite at the next start, a program that never ends is not.
 */
export function quitWhenClosed(
  app: Pick<App, 'on' | 'quit' | 'exit'>,
  link: Pick<EngineLink, 'close'>,
  openWindow: () => Pick<BrowserWindow, 'close' | 'isDestroyed'> | null,
  limitMs: number = QUIT_LIMIT_MS,
): Quitting {
  const state = { begun: false, closed: false, asked: false, isForced: false };
  const end = async (): Promise<void> => {
    const inTime = await within(link.close(), limitMs);
    state.closed = true;
    if (inTime) app.quit();
    else app.exit(0);
  };
  app.on('before-quit', (event) => {
    if (state.closed) return;
    event.preventDefault();
    // Asked for again while it waits.
    if (state.begun) return;
    const window = openWindow();
    if (!state.isForced && window !== null && !window.isDestroyed()) {
      // Once the last window is closed, the program quits: that brings us here again.
      state.asked = true;
      window.close();
      return;
    }
    state.begun = true;
    void end();
  });
  return {
    get begun() {
      return state.begun;
    },
    get asked() {
      return state.asked;
    },
    stay: () => {
      state.asked = false;
    },
    now: () => {
      state.isForced = true;
      app.quit();
    },
  };
}

/** Whether the work ended in time, well or not. */
function within(work: Promise<unknown>, limitMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), limitMs);
    const end = (): void => {
      clearTimeout(timer);
      resolve(true);
    };
    work.then(end, end);
  });
}
