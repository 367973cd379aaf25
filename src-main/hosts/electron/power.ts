import type { App, BrowserWindow, PowerMonitor } from 'electron';
import type { Log } from '../../core/ports/index.ts';

/** What of Electron the computer's own comings and goings need. */
export interface PowerParts {
  readonly app: Pick<App, 'quit'>;
  readonly powerMonitor: Pick<PowerMonitor, 'on'>;
  readonly log: Log;
}

/**
 * When the computer shuts down, Daybook quits in its usual way, which closes the ledger. Sleep needs
 * nothing but a line in the log: whatever waits for a time reads the clock again.
 */
export function followPower({ app, powerMonitor, log }: PowerParts): void {
  powerMonitor.on('suspend', () => log.info('suspend'));
  powerMonitor.on('resume', () => log.info('resume'));
  // Electron passes an event that its types leave out; preventing it holds the computer back for us.
  const onShutdown = (event?: { preventDefault(): void }): void => {
    log.info('shutdown');
    event?.preventDefault();
    app.quit();
  };
  powerMonitor.on('shutdown', onShutdown);
}

/**
 * Windows tells every window instead. It is not held up: a shop's computer that does not go off in the
 * evening is worse than a ledger that SQLite tidies up at the next start.
 */
export function followSessionEnd(window: Pick<BrowserWindow, 'on'>, app: Pick<App, 'quit'>): void {
  window.on('query-session-end', () => app.quit());
}
