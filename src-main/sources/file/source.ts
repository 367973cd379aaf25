import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ExpectedFailure, type StreamConnection } from '../../../src-shared/model/index.ts';
import type { CurrencyCode } from '../../../src-shared/money/index.ts';
import { type DayRule, type ZoneId, zoneId } from '../../../src-shared/time/index.ts';
import type { Discovery, Source, SourceBatch, SourcePreview, SourceUnit } from '../../core/ports/source.ts';
import { defaultMappings, locationsIn } from './discover.ts';
import { type ProfileGuess, previewFolder } from './preview.ts';
import { type FoundFile, filesInFolder, realFolder, settledFiles } from './folder.ts';
import type { FileProfile } from './profile/profile.ts';
import { type ReadSettings, readFileUnit } from './read-unit.ts';
import { bytesOf } from './table/csv.ts';

export { loadProfile, parseProfile, type FileProfile } from './profile/profile.ts';

/** Goes up when the same bytes would be read otherwise than before; then files are read once more. */
const READER_VERSION = 1;

/** What a File source is made of. */
export interface FileSourceOptions {
  /** The watched folder, absolute; null when files are picked by hand. */
  readonly folder: string | null;
  /** Files picked by hand, absolute. */
  readonly files?: readonly string[];
  readonly profile: FileProfile;
  /** What the stream was connected with, if anything; discovery gives it back with the folder's real path. */
  readonly connection?: StreamConnection;
  /** Identity of the POS account; files do not state one. */
  readonly account: string;
  /** Where no profile was stated: those that a look tries, with the account that each would make. */
  readonly guess?: ProfileGuess;
  /** The stream's currency, before that of the profile. */
  readonly currency: CurrencyCode | null;
  /** The stream's zone, before that of the profile; both only for locations without day rules. */
  readonly timeZone?: ZoneId | null;
  dayRules(location: string): readonly DayRule[];
}

/** Files of one profile as a POS. */
export function createFileSource(options: FileSourceOptions): Source {
  const { profile } = options;
  const settings: ReadSettings = {
    profile,
    currency: options.currency ?? profile.constants.currency ?? null,
    timeZone: options.timeZone ?? profile.constants.timeZone ?? null,
    dayRules: (location) => options.dayRules(location),
  };
  const units = async (): Promise<readonly SourceUnit[]> => {
    const files = await findFiles(options);
    const made: SourceUnit[] = [];
    for (const file of files) made.push(await unitOf(file, settings));
    return made;
  };
  const read = (unit: SourceUnit, signal: AbortSignal): AsyncGenerator<SourceBatch, void, undefined> =>
    readUnit(pathOf(unit, options), unit.locator, settings, signal);
  const discover = async (): Promise<Discovery> => {
    // First, since a profile that states the location needs no file to be read.
    const folder = options.folder === null ? null : await realFolder(options.folder);
    return {
      account: options.account,
      ...(folder === null ? null : { connection: { ...options.connection, folder } }),
      currency: settings.currency,
      timeZone: settings.timeZone ?? zoneId('UTC'),
      locations: await locationsIn({ units, read }, profile),
      mappings: defaultMappings(profile),
      openings: null,
    };
  };
  const preview = async (): Promise<SourcePreview> => {
    if (options.folder === null) throw new ExpectedFailure('folder-missing', { where: '--folder' });
    return previewFolder(options.folder, {
      connection: options.connection ?? {},
      profiles: options.guess ?? { candidates: [profile], accountOf: () => options.account },
      isGuess: options.guess !== undefined,
      currency: options.currency,
      timeZone: options.timeZone ?? null,
    });
  };
  return { provider: 'file', discover, preview, units, read };
}

async function findFiles(options: FileSourceOptions): Promise<FoundFile[]> {
  const watched = options.folder === null ? [] : await filesInFolder(options.folder, options.profile.files);
  const picked = await settledFiles(options.files ?? []);
  const missing = (options.files ?? []).find((path) => !picked.some((file) => file.path === path));
  if (missing !== undefined) throw new ExpectedFailure('file-not-found', { where: missing });
  return [...watched, ...picked];
}

/**
 * Content, profile, version and currency. Not the zone: business dates are decided once, at the
 * import, and a zone that is changed later must not have old files read and dated again.
 */
async function unitOf(file: FoundFile, settings: ReadSettings): Promise<SourceUnit> {
  const { profile, currency } = settings;
  const hash = createHash('sha256').update(JSON.stringify([READER_VERSION, profile.hash, currency]));
  const handle = await openFile(file.path);
  try {
    for await (const bytes of bytesOf(handle)) hash.update(bytes);
  } finally {
    await handle.close();
  }
  return { locator: file.name, fingerprint: hash.digest('hex'), size: file.size };
}

/** Locators are names without folders, and only such are taken back. */
function pathOf(unit: SourceUnit, options: FileSourceOptions): string {
  const name = basename(unit.locator);
  const picked = options.files?.find((path) => basename(path) === name);
  if (picked !== undefined) return picked;
  if (options.folder === null) throw new ExpectedFailure('file-not-found', { where: name });
  return join(options.folder, name);
}

async function* readUnit(
  path: string,
  name: string,
  settings: ReadSettings,
  signal: AbortSignal,
): AsyncGenerator<SourceBatch, void, undefined> {
  signal.throwIfAborted();
  if (settings.currency === null && settings.profile.document.currency === undefined) {
    throw new ExpectedFailure('currency-needed', { where: name });
  }
  const handle = await openFile(path);
  try {
    const before = await handle.stat();
    yield* readFileUnit(handle, name, settings, signal);
    const after = await handle.stat();
    // Half of the old and half of the new content is neither: the import is taken back and done again.
    if (before.size !== after.size || before.mtimeMs !== after.mtimeMs) {
      throw new ExpectedFailure('folder-unreadable', {
        where: path,
        retry: 'now',
        data: { reason: 'changed-while-read' },
      });
    }
  } finally {
    await handle.close();
  }
}

async function openFile(path: string): Promise<FileHandle> {
  return open(path, 'r').catch((error: unknown) => {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new ExpectedFailure(isMissing ? 'file-not-found' : 'folder-unreadable', { where: path });
  });
}
