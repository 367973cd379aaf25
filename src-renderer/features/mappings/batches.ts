import type { RequestInput } from '../../../src-shared/ipc/contract.ts';
import type { Draft, When } from './mappings-store.ts';
import type { MappingRow } from './rows.ts';
import { readTax, writeTax } from './values.ts';

/** The engine takes so many rows at once. */
export const MAX_ROWS = 1000;

/** Rows that are saved together, all or none. */
export interface Batch {
  /** What it saves: any later draft of these rows is another. */
  readonly drafts: readonly Draft[];
  readonly input: RequestInput<'mappings.set-many'>;
}

/** The requests that save drafts: one, unless rows rule from different dates or there are very many. */
export function batchesOf(stream: string, drafts: readonly Draft[], when: When): readonly Batch[] {
  const byDate = Map.groupBy(drafts, ({ row }) => (when.kind === 'from' ? when.date : row.present.from));
  return [...byDate].flatMap(([from, ofDate]) =>
    chunks(ofDate).map((some) => ({
      drafts: some,
      input: {
        stream,
        from,
        rows: some.map(({ row: { type, key }, value }) => ({ type, key, value: whole(type, key, value) })),
      },
    })),
  );
}

/** What rehearses drafts. */
export interface RehearsalOf {
  readonly rows: RequestInput<'mappings.rehearse'>['rows'];
  /** The day that all of them hold from in the rehearsal, null: always. */
  readonly from: string | null;
  /** Saving would let them hold from different days: before `from` the rehearsal does not show some. */
  readonly isMixed: boolean;
}

/** Drafts that replace values of different days hold, in a rehearsal, from the last of these days on. */
export function rehearsalOf(drafts: readonly Draft[], when: When): RehearsalOf {
  const dates = new Set(drafts.map(({ row }) => row.present.from));
  const last = [...dates].reduce((a, b) => ((a ?? '') < (b ?? '') ? b : a), null);
  const rows = drafts.map(({ row: { type, key }, value }) => ({ type, key, value: whole(type, key, value) }));
  return when.kind === 'from'
    ? { rows, from: when.date, isMixed: false }
    : { rows, from: last, isMixed: dates.size > 1 };
}

/** Takes suggestions as they are. */
export function acceptingBatches(stream: string, rows: readonly MappingRow[]): readonly Batch[] {
  const drafts = rows.map((row) => ({ row, value: row.present.value }));
  return batchesOf(stream, drafts, { kind: 'present' });
}

/** Of the rows that drafts change, the one that has a value from after the date; it would go on ruling. */
export function ruledLater(drafts: readonly Draft[], date: string): MappingRow | null {
  const later = drafts.find(({ row }) => row.present.from !== null && row.present.from > date);
  return later?.row ?? null;
}

/** A tax code that is left without a code of the books keeps its own. */
function whole(type: MappingRow['type'], key: string, value: string): string {
  if (type !== 'tax') return value;
  const { code, ...tax } = readTax(value);
  return writeTax({ ...tax, code: code.trim() === '' ? key : code.trim() });
}

function chunks(drafts: readonly Draft[]): readonly (readonly Draft[])[] {
  const all: (readonly Draft[])[] = [];
  for (let at = 0; at < drafts.length; at += MAX_ROWS) all.push(drafts.slice(at, at + MAX_ROWS));
  return all;
}
