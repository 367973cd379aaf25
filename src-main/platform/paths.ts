import { homedir } from 'node:os';
import path from 'node:path';

/** The folder of the program: package.json, resources. */
export const PROGRAM_FOLDER: string = path.join(import.meta.dirname, '..', '..');

/** Locales, default chart, file profiles, sample store. */
export const RESOURCES_FOLDER: string = path.join(PROGRAM_FOLDER, 'resources');

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
 * part, which Windows copies over the network at every log-on, torn files included.
 */
export function applicationDataFolder({ env, platform, home }: Surroundings): string {
  if (platform === 'win32') {
    return path.join(env['LOCALAPPDATA'] ?? path.join(home, 'AppData', 'Local'), 'Daybook');
  }
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'Daybook');
  return path.join(env['XDG_DATA_HOME'] ?? path.join(home, '.local', 'share'), 'daybook');
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
