import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Log } from '../../core/ports/index.ts';

/** The part of electron-updater's `autoUpdater` that Daybook uses. */
export interface Updater {
  autoDownload: boolean;
  autoInstallOnAppQuit: boolean;
  checkForUpdatesAndNotify(): Promise<unknown>;
}

/** What decides whether to look for updates. */
export interface UpdateParts {
  readonly isPackaged: boolean;
  readonly env: NodeJS.ProcessEnv;
  /** The folder of the packaged program's own files. */
  readonly resourcesPath: string;
  /** Loads electron-updater, which nobody waits for who does not want it. */
  readonly load: () => Promise<Updater>;
  readonly log: Log;
}

/**
 * Off unless both agree: the build names a place for updates (electron-builder then writes
 * `app-update.yml`), and this computer asks for them with `DAYBOOK_UPDATES=on`. A new version is
 * fetched in the background and put in place when Daybook quits, never under somebody's hands.
 * @returns whether it looked
 */
export async function lookForUpdates(parts: UpdateParts): Promise<boolean> {
  if (!parts.isPackaged || parts.env['DAYBOOK_UPDATES'] !== 'on') return false;
  if (!existsSync(path.join(parts.resourcesPath, 'app-update.yml'))) return false;
  try {
    const updater = await parts.load();
    updater.autoDownload = true;
    updater.autoInstallOnAppQuit = true;
    await updater.checkForUpdatesAndNotify();
  } catch (error) {
    // No connection is no reason to trouble anybody: the next start looks again.
    parts.log.warn('update', { problem: error instanceof Error ? error.message : String(error) });
  }
  return true;
}
