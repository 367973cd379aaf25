import type { StreamConnection } from '../../../src-shared/model/index.ts';
import { type CurrencyCode, isCurrencyCode } from '../../../src-shared/money/index.ts';
import { type ZoneId, zoneId } from '../../../src-shared/time/index.ts';
import type { SourcePreview } from '../../core/ports/source.ts';
import { type FoundFile, filesInFolder, matchesPattern, realFolder } from './folder.ts';
import { headOf } from './head.ts';
import type { FileProfile } from './profile/profile.ts';
import type { Row } from './table/row.ts';
import { type Cell, bindHeader } from './translate/bind.ts';
import { isSpreadsheetError } from './values/decimal.ts';

/** A look reads the heads of so many files. */
const MAX_HEADS = 10;
const MAX_NAMES = 10;

/** The profiles to try. */
export interface ProfileGuess {
  readonly candidates: readonly FileProfile[];
  accountOf(profile: FileProfile): string;
}

/** What the person has stated, if anything. */
export interface PreviewOptions {
  readonly connection: StreamConnection;
  readonly profiles: ProfileGuess;
  /** Whether none of them was stated: then only one that fits is named. */
  readonly isGuess: boolean;
  readonly currency: CurrencyCode | null;
  readonly timeZone: ZoneId | null;
}

/** How well a profile fits the files whose names it reads. */
interface Fit {
  readonly profile: FileProfile;
  readonly files: readonly FoundFile[];
  /** Files among those looked at that have its columns. */
  readonly bound: number;
  /** Columns of these that it does not know. */
  readonly unknown: number;
  readonly locations: ReadonlySet<string>;
  readonly currencies: ReadonlySet<string>;
}

/**
 * Looks at a folder by the heads of its files. What only comes further down, a location above all, is
 * not found here; the import finds it.
 * @throws ExpectedFailure 'folder-missing' or 'folder-unreadable'
 */
export async function previewFolder(folder: string, options: PreviewOptions): Promise<SourcePreview> {
  const { candidates } = options.profiles;
  const real = await realFolder(folder);
  const patterns = new Set(candidates.flatMap((profile) => profile.files));
  const files = await filesInFolder(real, [...patterns]);
  const fits: Fit[] = [];
  for (const profile of candidates) fits.push(await fitOf(profile, files));
  const [best] = fits.toSorted((a, b) => b.bound - a.bound || a.unknown - b.unknown);
  if (best === undefined) throw new RangeError('There is no profile to look with');
  const fitting = options.isGuess && best.bound === 0 ? null : best;
  const constants = fitting?.profile.constants ?? {};
  const shown = fitting?.files ?? files;
  return {
    account: options.profiles.accountOf(best.profile),
    connection: { ...options.connection, folder: real },
    currency: options.currency ?? constants.currency ?? onlyCurrency(fitting),
    timeZone: options.timeZone ?? constants.timeZone ?? zoneId('UTC'),
    cutOffMinutes: 0,
    profile: fitting?.profile.name ?? null,
    locations: [...(fitting?.locations ?? [])]
      .toSorted()
      .map((id) => ({ id, name: id, timeZone: constants.timeZone ?? null })),
    units: {
      count: shown.length,
      bytes: shown.reduce((bytes, file) => bytes + file.size, 0),
      names: shown.slice(0, MAX_NAMES).map((file) => file.name),
    },
  };
}

async function fitOf(profile: FileProfile, all: readonly FoundFile[]): Promise<Fit> {
  const files = all.filter(({ name }) => profile.files.some((pattern) => matchesPattern(name, pattern)));
  const { location } = profile.constants;
  const locations = new Set<string>();
  if (profile.document.location === undefined && location !== undefined) locations.add(location);
  const currencies = new Set<string>();
  let [bound, unknown] = [0, 0];
  for (const file of files.slice(0, MAX_HEADS)) {
    const [header, ...rows] = (await headOf(file, profile)) ?? [];
    const binding = header === undefined ? [] : bindHeader(profile, header);
    if (!('key' in binding)) continue;
    bound += 1;
    unknown += binding.unknownColumns.length;
    for (const row of rows) {
      note(locations, row, binding.document.location);
      note(currencies, row, binding.document.currency);
    }
  }
  return { profile, files, bound, unknown, locations, currencies };
}

function note(found: Set<string>, row: Row, cell: Cell | null): void {
  const text = cell === null || row.problem !== null ? '' : (row.fields[cell.index] ?? '');
  if (text !== '' && !isSpreadsheetError(text)) found.add(text);
}

/** Files that state one currency in all their rows have told it. */
function onlyCurrency(fit: Fit | null): CurrencyCode | null {
  const [only, ...others] = fit?.currencies ?? [];
  return only !== undefined && others.length === 0 && isCurrencyCode(only) ? only : null;
}
