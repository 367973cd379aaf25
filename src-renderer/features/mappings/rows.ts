import type { MappingView } from '../../../src-shared/ipc/contract.ts';

export type MappingType = MappingView['type'];

/** One POS thing with what it is mapped to. */
export interface MappingRow {
  /** `type:key`, as failures name it. */
  readonly id: string;
  readonly type: MappingType;
  /** The POS thing: a location, a method, a code, a role, a reason. */
  readonly key: string;
  /** What rules from its date on; a suggestion rules nothing. */
  readonly present: MappingView;
  /** What ruled before, latest first. */
  readonly earlier: readonly MappingView[];
}

/**
 * One row for each thing of a type, what a person must decide first. The engine lists the values of a
 * thing by date, and of one date the one that rules last.
 */
export function rowsOf(mappings: readonly MappingView[], type: MappingType): readonly MappingRow[] {
  const byKey = new Map<string, MappingView[]>();
  for (const mapping of mappings) {
    if (mapping.type !== type) continue;
    const values = byKey.get(mapping.key) ?? [];
    const last = values.at(-1);
    // A value of the same date takes the place of the one before.
    if (last !== undefined && last.from === mapping.from) values.pop();
    values.push(mapping);
    byKey.set(mapping.key, values);
  }
  return [...byKey.entries()].flatMap(([key, values]) => {
    const [present, ...earlier] = values.toReversed();
    return present === undefined ? [] : [{ id: `${type}:${key}`, type, key, present, earlier }];
  });
}

export const isUnmapped = ({ present }: MappingRow): boolean => present.origin === 'suggestion';

/** The rows whose thing or value has the text in it, upper and lower case alike. */
export function matching(
  rows: readonly MappingRow[],
  search: string,
  wordsOf: (row: MappingRow) => string,
): readonly MappingRow[] {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return rows;
  return rows.filter((row) => `${row.key} ${wordsOf(row)}`.toLowerCase().includes(wanted));
}

/** Puts the row that a failure is about in front, where it can be seen. */
export function failedFirst<Row extends MappingRow>(
  rows: readonly Row[],
  failed: string | null,
): readonly Row[] {
  const row = rows.find(({ id }) => id === failed);
  return row === undefined ? rows : [row, ...rows.filter((other) => other !== row)];
}
