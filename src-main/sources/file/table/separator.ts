import type { FileProfile } from '../profile/profile.ts';
import type { ProfileColumn } from '../profile/schema.ts';

const CANDIDATES = [',', ';', '\t', '|'] as const;

/** The separator of a file, and how many lines stand before its header. */
export interface Separator {
  readonly char: string;
  readonly skipLines: number;
}

/**
 * The separator: what a leading 'sep=;' line says (some spreadsheets write one), what the profile
 * says, else the one by which the header has most of the profile's columns.
 */
export function separatorOf(
  start: string,
  wanted: FileProfile['separator'],
  names: ReadonlySet<string>,
): Separator {
  const [first = '', second = ''] = start.trimStart().split(/\r\n|\r|\n/u, 2);
  const stated = /^"?sep=([,;\t|])"?$/iu.exec(first)?.[1];
  const skipLines = stated === undefined ? 0 : 1;
  if (wanted !== 'auto') return { char: wanted, skipLines };
  if (stated !== undefined) return { char: stated, skipLines };
  const header = first === '' ? second : first;
  const score = (char: string): number => {
    const cells = header.split(char).map(headerName);
    // Columns known count first; of equals, the one that cuts into more pieces.
    return cells.filter((cell) => names.has(cell)).length * 1000 + cells.length;
  };
  const best = CANDIDATES.toSorted((a, b) => score(b) - score(a))[0] ?? ',';
  return { char: best, skipLines };
}

/** A header cell as it is compared: without quotes and white space around it. */
export function headerName(cell: string): string {
  return cell
    .trim()
    .replace(/^"(.*)"$/u, '$1')
    .trim()
    .normalize('NFC');
}

/** Every column name that a profile mentions. */
export function columnNamesOf(profile: FileProfile): ReadonlySet<string> {
  return new Set([...profile.ignored, ...columnsRead(profile).flat()]);
}

/** The columns that a profile reads, each with its spellings, the first one first. */
export function columnsRead(profile: FileProfile): readonly (readonly string[])[] {
  const columns: (readonly string[])[] = [];
  const add = (column: ProfileColumn): void => {
    columns.push(typeof column === 'string' ? [column] : column);
  };
  const parts: readonly (object | undefined)[] = [
    profile.document,
    profile.line,
    profile.tender,
    profile.count,
  ];
  for (const field of parts.flatMap((part): unknown[] => Object.values(part ?? {}))) {
    for (const column of columnsOf(field)) add(column);
  }
  for (const column of profile.key) add(column);
  if (profile.rowTypes !== undefined) add(profile.rowTypes.column);
  if (profile.checkTotal !== undefined) add(profile.checkTotal);
  for (const rule of Array.isArray(profile.kind) ? profile.kind : [profile.kind]) {
    if ('column' in rule) add(rule.column);
    if ('when' in rule && 'column' in rule.when) add(rule.when.column);
  }
  return columns;
}

/** The columns of a field as profiles write it: a name, several spellings, or an object. */
function columnsOf(field: unknown): ProfileColumn[] {
  if (typeof field === 'string') return [field];
  if (Array.isArray(field)) return [field as string[]];
  if (typeof field !== 'object' || field === null) return [];
  return ['column', 'time'].flatMap((part) =>
    columnsOf(Object.entries(field).find(([key]) => key === part)?.[1]),
  );
}
