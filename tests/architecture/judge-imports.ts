import { isBuiltin } from 'node:module';
import path from 'node:path';
import type { ImportMap, Room } from './import-map.ts';
import { findCycles } from './find-cycles.ts';
import { readImports } from './read-imports.ts';

/** A source file: its path from the project's root, with forward slashes, and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** One broken rule. */
export interface Offence {
  readonly path: string;
  /** Counted from 1. */
  readonly line: number;
  readonly what: string;
  readonly why: string;
}

/** A row of the map applied to one folder: with `*` two folders of one row are different places. */
interface Place {
  readonly row: string;
  readonly folder: string;
  readonly room: Room;
}

/** Holds every file against the map. No offence means: an empty list. */
export function judgeImports(map: ImportMap, files: readonly SourceFile[]): Offence[] {
  const offences: Offence[] = [];
  const graph = new Map<string, ReadonlyMap<string, number>>();
  for (const file of files) {
    const place = placeOf(map, file.path);
    if (place === undefined) {
      offences.push({
        path: file.path,
        line: 1,
        what: `the folder ${path.posix.dirname(file.path)} is in no room`,
        why: 'every folder of src-* has a row in tests/architecture/import-map.ts',
      });
      continue;
    }
    const targets = new Map<string, number>();
    for (const { line, specifier } of readImports(file.path, file.text)) {
      const verdict = judge(map, place, file.path, specifier);
      if (verdict !== undefined) offences.push({ path: file.path, line, ...verdict });
      if (specifier?.startsWith('.') === true) targets.set(resolve(file.path, specifier), line);
    }
    graph.set(file.path, targets);
  }
  return [...offences, ...findCycles(graph).map(cycleOffence)];
}

type Verdict = Pick<Offence, 'what' | 'why'> | undefined;

function judge(map: ImportMap, from: Place, importer: string, specifier: string | undefined): Verdict {
  if (specifier === undefined) {
    return { what: 'imports a module whose name is not written out', why: 'nobody can check where it leads' };
  }
  if (specifier.startsWith('.')) return judgeFile(map, from, resolve(importer, specifier));
  if (isBuiltin(specifier)) {
    if (from.room.node) return undefined;
    return {
      what: `imports ${specifier}`,
      why: `${from.row} has no Node: it gets what it needs through ports`,
    };
  }
  const name = packageName(specifier);
  if (from.room.packages.includes(name)) return undefined;
  return { what: `imports the package ${name}`, why: `${from.row} may use ${list(from.room.packages)}` };
}

function judgeFile(map: ImportMap, from: Place, target: string): Verdict {
  const to = placeOf(map, target);
  if (to === undefined) {
    return { what: `imports ${target}`, why: 'it lies in no room: src-* imports rooms of src-* only' };
  }
  if (to.folder === from.folder) return undefined;
  if (from.room.imports.some((pattern) => matches(pattern, to.folder))) return undefined;
  return { what: `imports ${target}`, why: `${from.row} may import ${list(from.room.imports)}` };
}

/** The most exact row that owns the file: the longest one, and a name before a `*`. */
function placeOf(map: ImportMap, file: string): Place | undefined {
  // core/ports may be one file or a folder of files; it is the same room.
  const parts = file.replace(/\.[cm]?[jt]sx?$/, '').split('/');
  const isFolder = (depth: number): boolean => depth < parts.length;
  for (let depth = parts.length; depth > 0; depth -= 1) {
    const folder = parts.slice(0, depth).join('/');
    const exact = map[folder];
    if (exact !== undefined) return { row: folder, folder, room: exact };
    // A lone file is a room by name only; `*` stands for folders.
    const row = isFolder(depth) ? Object.keys(map).find((key) => matches(key, folder)) : undefined;
    const room = row === undefined ? undefined : map[row];
    if (row !== undefined && room !== undefined) return { row, folder, room };
  }
  return undefined;
}

/** Whether a row or an arrow of the map means this folder. */
function matches(pattern: string, folder: string): boolean {
  const wanted = pattern.split('/');
  const parts = folder.split('/');
  return wanted.length === parts.length && wanted.every((part, at) => part === '*' || part === parts[at]);
}

function resolve(importer: string, specifier: string): string {
  return path.posix.join(path.posix.dirname(importer), specifier);
}

function packageName(specifier: string): string {
  const parts = specifier.split('/');
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}

function list(names: readonly string[]): string {
  return names.length === 0 ? 'none' : `only ${names.join(', ')}`;
}

function cycleOffence(cycle: { readonly files: readonly string[]; readonly line: number }): Offence {
  const [first = ''] = cycle.files;
  return {
    path: first,
    line: cycle.line,
    what: `is imported by what it imports: ${[...cycle.files, first].join(' → ')}`,
    why: 'files in a circle can only be understood, loaded and changed together',
  };
}
