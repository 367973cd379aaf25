import path from 'node:path';
import {
  PROGRAM_FOLDER,
  RESOURCES_FOLDER,
  applicationDataFolder,
  defaultLedger,
  standingFolder,
  surroundings,
} from '../../platform/index.ts';

/** Every place that the desktop program knows, absolute. */
export interface Places {
  /** Daybook's own folder for this person. */
  readonly data: string;
  /** What Chromium and the window keep there: nothing of the shop's. */
  readonly window: string;
  readonly logs: string;
  readonly ledger: string;
  /** The folder for the usual ledger, which is made; null for one that a person named, which must be there. */
  readonly ledgerFolder: string | null;
  /** Shipped data. */
  readonly resources: string;
  /** The built page, the preload and the engine's entry. */
  readonly page: string;
  readonly preload: string;
  readonly engine: string;
  readonly icon: string;
  readonly trayIcon: string;
}

/** @param ledger as it was named on the command line; null: the usual one */
export function places(ledger: string | null): Places {
  const place = surroundings();
  const data = applicationDataFolder(place);
  const built = path.join(PROGRAM_FOLDER, 'out');
  const icons = path.join(RESOURCES_FOLDER, 'icons');
  const file = ledger === null ? defaultLedger(place) : path.resolve(standingFolder(place), ledger);
  return {
    data,
    window: path.join(data, 'window'),
    logs: path.join(data, 'logs'),
    ledger: file,
    ledgerFolder: ledger === null ? path.dirname(file) : null,
    resources: RESOURCES_FOLDER,
    page: path.join(built, 'renderer'),
    preload: path.join(built, 'preload', 'preload.cjs'),
    engine: path.join(built, 'main', 'engine.js'),
    icon: path.join(icons, 'icon.png'),
    trayIcon: path.join(icons, place.platform === 'darwin' ? 'trayTemplate.png' : 'tray.png'),
  };
}
