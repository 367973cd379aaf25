import type { Stats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ExpectedFailure } from '../../../src-shared/model/index.ts';

/** A file that can be read: nobody seems to be writing it. */
export interface FoundFile {
  readonly path: string;
  /** As the person knows it: without its folder. */
  readonly name: string;
  readonly size: number;
}

/** A file that has not changed for so long is complete. */
const SETTLED_MS = 2000;
/** A younger one is looked at again after so long, … */
const POLL_MS = 250;
/** … and left for the next sync when it still grows after so many looks. */
const MAX_POLLS = 40;

/** Open documents of spreadsheets, hidden files, and downloads that are not complete. */
const IGNORED = /^(?:~\$|\.)|\.(?:part|crdownload|tmp)$/iu;

const collator = new Intl.Collator('en', { numeric: true });

/**
 * The files of a folder whose names match one of the patterns, oldest first as far as names tell:
 * natural order, so that 2 comes before 10.
 * @throws ExpectedFailure 'folder-missing' or 'folder-unreadable'
 */
export async function filesInFolder(folder: string, patterns: readonly string[]): Promise<FoundFile[]> {
  const names = await readdir(folder, { withFileTypes: true }).catch((error: unknown) =>
    refuse(folder, error),
  );
  const wanted = names
    .filter((entry) => !entry.isDirectory() && !IGNORED.test(entry.name))
    .map((entry) => entry.name)
    .filter((name) => patterns.some((pattern) => matchesPattern(name, pattern)))
    .toSorted(byName);
  return settledFiles(wanted.map((name) => join(folder, name)));
}

/**
 * The one path of a folder that can be listed, whatever links lead to it.
 * @throws ExpectedFailure 'folder-missing' or 'folder-unreadable'
 */
export async function realFolder(folder: string): Promise<string> {
  try {
    await readdir(folder);
    return await realpath(folder);
  } catch (error) {
    return refuse(folder, error);
  }
}

/**
 * Those of the files that are there and complete.
 * Young ones are looked at together, so that many of them cost one wait.
 */
export async function settledFiles(paths: readonly string[]): Promise<FoundFile[]> {
  const settled = new Map<string, Stats>();
  let young = await looksAt(paths);
  for (const [path, stats] of young) {
    if (ageMs(stats) < SETTLED_MS) continue;
    settled.set(path, stats);
    young.delete(path);
  }
  for (let polls = 0; young.size > 0 && polls < MAX_POLLS; polls += 1) {
    await wait(POLL_MS);
    const now = await looksAt([...young.keys()]);
    const growing = new Map<string, Stats>();
    for (const [path, stats] of now) {
      const before = young.get(path);
      const isSame = before?.size === stats.size && before.mtimeMs === stats.mtimeMs;
      (isSame ? settled : growing).set(path, stats);
    }
    young = growing;
  }
  return paths.flatMap((path) => {
    const stats = settled.get(path);
    return stats?.isFile() === true ? { path, name: basename(path), size: stats.size } : [];
  });
}

/** Whether a file name fits a pattern with '*' and '?', upper and lower case alike. */
export function matchesPattern(name: string, pattern: string): boolean {
  const [text, wanted] = [name.toLowerCase(), pattern.toLowerCase()];
  let [at, wantedAt, starAt, retryAt] = [0, 0, -1, 0];
  // Only the last star is ever tried again: linear in the name for each star, whatever the pattern.
  while (at < text.length) {
    if (wanted[wantedAt] === '*') {
      [starAt, retryAt] = [wantedAt, at];
      wantedAt += 1;
    } else if (wanted[wantedAt] === '?' || wanted[wantedAt] === text[at]) {
      at += 1;
      wantedAt += 1;
    } else if (starAt >= 0) {
      retryAt += 1;
      [at, wantedAt] = [retryAt, starAt + 1];
    } else {
      return false;
    }
  }
  return wanted.slice(wantedAt).replaceAll('*', '') === '';
}

/** For sorting names; of names that collate equal, by their characters. */
function byName(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : 1);
}

async function looksAt(paths: readonly string[]): Promise<Map<string, Stats>> {
  const looks = await Promise.all(
    paths.map(async (path) => ({ path, stats: await stat(path).catch(() => null) })),
  );
  return new Map(looks.flatMap(({ path, stats }) => (stats === null ? [] : [[path, stats] as const])));
}

/** Since the last change, by this machine's clock; a heuristic, so a wrong clock costs only a wait. */
function ageMs(stats: Stats): number {
  return performance.timeOrigin + performance.now() - stats.mtimeMs;
}

function refuse(folder: string, error: unknown): never {
  throw new ExpectedFailure(isMissing(error) ? 'folder-missing' : 'folder-unreadable', { where: folder });
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
