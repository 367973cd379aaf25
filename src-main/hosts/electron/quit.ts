import type { App } from 'electron';
import type { EngineLink } from '../../link/engine-link.ts';

/** What is being written has so long to be finished. */
export const QUIT_LIMIT_MS = 3_000;

/** Whether the program is on its way out; a window that hides instead of closing asks. */
export interface Quitting {
  readonly begun: boolean;
}

/**
 * Holds the end of the program back until the engine has closed the ledger, 3 s at most: a ledger that
 * was not closed is repaired by SQLite at the next start, a program that never ends is not.
 */
export function quitWhenClosed(
  app: Pick<App, 'on' | 'quit' | 'exit'>,
  link: Pick<EngineLink, 'close'>,
  limitMs: number = QUIT_LIMIT_MS,
): Quitting {
  const state = { begun: false, closed: false };
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
    state.begun = true;
    void end();
  });
  return state;
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
