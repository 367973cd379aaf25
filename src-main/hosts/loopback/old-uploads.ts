import { readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

const KEEP_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Removes what was uploaded more than a week ago and is no stream's folder or profile. What was read
 * from such a file is in the ledger. The same place may be written in several ways, through links: what
 * cannot be resolved is compared with nothing, and then nothing is removed.
 * @param root the uploads of one ledger
 * @param inUse paths that its streams name
 * @param now milliseconds since 1970
 * @returns the folders that are gone
 */
export function removeOldUploads(root: string, inUse: readonly string[], now: number): string[] {
  let real: string;
  let names: string[];
  try {
    real = realpathSync(root);
    names = readdirSync(real);
  } catch {
    return [];
  }
  const used = inUse.map((place) => realPlace(place));
  if (used.includes(null)) return [];
  const folders = names.map((name) => path.join(real, name));
  const old = folders.filter((folder) => {
    const isUsed = used.some((place) => place === folder || place?.startsWith(folder + path.sep) === true);
    return !isUsed && now - lastChange(folder) > KEEP_MS;
  });
  for (const folder of old) rmSync(folder, { recursive: true, force: true });
  return old;
}

/** Itself for a name that is no path, and for a place that is gone; null when nobody can tell. */
function realPlace(place: string): string | null {
  if (!path.isAbsolute(place)) return place;
  try {
    return realpathSync(place);
  } catch (error) {
    return isMissing(error) ? place : null;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** Of the folder and of what lies in it; a file added to an inner folder changes only that one. */
function lastChange(folder: string): number {
  const inner = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const all = [folder, ...inner.map((entry) => path.join(folder, entry.name))];
  return Math.max(...all.map((one) => statSync(one).mtimeMs));
}
