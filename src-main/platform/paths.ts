import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import path from 'node:path';

/** The folder of the program: package.json, resources. */
export const PROGRAM_FOLDER: string = path.join(import.meta.dirname, '..', '..');

/** Locales, default chart, file profiles, sample store. */
export const RESOURCES_FOLDER: string = path.join(PROGRAM_FOLDER, 'resources');

/** The built window: index.html and its assets. */
export const WINDOW_FOLDER: string = path.join(PROGRAM_FOLDER, 'out', 'renderer');

const LEDGER_NAME = 'ledger.daybook';

/** What the places depend on; the running process by default. */
export interface Surroundings {
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly cwd: string;
}

export function surroundings(): Surroundings {
  return { env: process.env, platform: process.platform, home: homedir(), cwd: process.cwd() };
}

/**
 * Where Daybook keeps its own files: the local part of the person's application data. Not the roaming
 * part, which Windows copies over the network at every log-on, torn files included. `DAYBOOK_DATA` names
 * another folder.
 */
export function applicationDataFolder({ env, platform, home, cwd }: Surroundings): string {
  const named = env['DAYBOOK_DATA'];
  if (named !== undefined && named !== '') return path.resolve(standingFolder({ env, cwd }), named);
  if (platform === 'win32') {
    return path.join(env['LOCALAPPDATA'] ?? path.join(home, 'AppData', 'Local'), 'Daybook');
  }
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'Daybook');
  return path.join(env['XDG_DATA_HOME'] ?? path.join(home, '.local', 'share'), 'daybook');
}

/** Where logs and defects go, of every host alike. */
export function logsFolder(place: Surroundings): string {
  return path.join(applicationDataFolder(place), 'logs');
}

/**
 * Where files lie that a browser sent. Each ledger has a folder of its own: only its own streams say
 * which of them are still needed.
 */
export function uploadsFolder(place: Surroundings, ledger: string): string {
  const which = createHash('sha256').update(path.resolve(ledger)).digest('hex').slice(0, 16);
  return path.join(applicationDataFolder(place), 'uploads', which);
}

/** The ledger that is meant when none is named: `DAYBOOK_LEDGER`, else one in the application data. */
export function defaultLedger(place: Surroundings): string {
  const named = place.env['DAYBOOK_LEDGER'];
  if (named !== undefined && named !== '') return path.resolve(standingFolder(place), named);
  return path.join(applicationDataFolder(place), LEDGER_NAME);
}

/**
 * The folder the person stands in. `npm run` moves a program to the folder of its package and leaves
 * the person's own in `INIT_CWD`; anywhere else INIT_CWD is some outer npm's and means nothing.
 */
export function standingFolder({ env, cwd }: Pick<Surroundings, 'env' | 'cwd'>): string {
  const initial = env['INIT_CWD'];
  const moved = path.relative(PROGRAM_FOLDER, cwd) === '';
  return moved && initial !== undefined && initial !== '' ? initial : cwd;
}
