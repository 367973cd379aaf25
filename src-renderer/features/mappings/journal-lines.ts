import type { JournalRowView, MappingView, Responses } from '../../../src-shared/ipc/contract.ts';
import type { JournalCategory } from '../../../src-shared/model/index.ts';
import type { Drafts } from './mappings-store.ts';
import { type MappingRow, rowsOf } from './rows.ts';
import { type JournalRowValue, readJournalRow, writeJournalRow } from './values.ts';

/** A row of the POS journal as the editor has it. */
export interface JournalLine {
  /** What the engine says about it. */
  readonly state: JournalRowView;
  readonly row: MappingRow;
  readonly saved: JournalRowValue;
  /** The account that it takes without one of its own; null: none, or that of each method or tax code. */
  readonly roleAccount: string | null;
  /** Details in the mappings, and those that the data has and nobody has mapped; these come first. */
  readonly details: readonly DetailRow[];
}

/** A detail of a row, such as a product group. */
export interface DetailRow extends MappingRow {
  readonly name: string;
}

export interface JournalSection {
  readonly id: JournalCategory;
  readonly lines: readonly JournalLine[];
}

/** The POS journal, category by category. */
export function linesOf(
  { categories }: Responses['mappings.journal'],
  mappings: readonly MappingView[],
  added: readonly string[],
): readonly JournalSection[] {
  const set = new Map(rowsOf(mappings, 'journal-row').map((row) => [row.key, row]));
  const roles = new Map(rowsOf(mappings, 'account').map((row) => [row.key, row.present.value]));
  const details = Map.groupBy(rowsOf(mappings, 'journal-detail'), ({ key }) => rowOfKey(key));
  const more = Map.groupBy(added, rowOfKey);
  return categories.map(({ id, rows }) => ({
    id,
    lines: rows.map((state) => {
      const row = set.get(state.id) ?? asShipped(state);
      return {
        state,
        row,
        saved: readJournalRow(row.present.value) ?? shippedValue(state),
        // Goods are written off where an account is chosen for it: that of the role alone is not in use.
        roleAccount:
          state.role === null || state.id === 'returns.write-off'
            ? null
            : (roles.get(state.role) ?? (state.own === null ? (state.base?.number ?? null) : null)),
        details: detailsOf(state, details.get(state.id) ?? [], more.get(state.id) ?? []),
      };
    }),
  }));
}

/** What a line has in the editor. */
export function valueOf({ row, saved }: JournalLine, drafts: Drafts): JournalRowValue {
  const draft = drafts[row.id];
  return draft === undefined ? saved : (readJournalRow(draft.value) ?? saved);
}

/** The account of a line before the branch, as it stands in the editor. */
export function baseOf(line: JournalLine, drafts: Drafts): string | null {
  const own = valueOf(line, drafts).account;
  if (own !== null) return own;
  return drafts[`account:${line.state.role ?? ''}`]?.value ?? line.roleAccount;
}

/** A detail's account as it stands in the editor; null while it has none. */
export function detailAccount({ id, present }: MappingRow, drafts: Drafts): string | null {
  return drafts[id]?.value ?? (present.origin === 'suggestion' ? null : present.value);
}

/** Whether details decide: some have accounts, or what has none is held. */
export function usesDetails(line: JournalLine, drafts: Drafts): boolean {
  const { details } = valueOf(line, drafts);
  if (details === 'off') return false;
  return details === 'required' || line.details.some((detail) => detailAccount(detail, drafts) !== null);
}

/** No row's id has a colon. */
const rowOfKey = (key: string): string => key.slice(0, key.indexOf(':'));

function asShipped(state: JournalRowView): MappingRow {
  return mappingRow('journal-row', state.id, writeJournalRow(shippedValue(state)), 'default');
}

function shippedValue({ own, branch, details }: JournalRowView): JournalRowValue {
  return { account: own?.number ?? null, branch, details };
}

function detailsOf(
  { id, unmapped }: JournalRowView,
  mapped: readonly MappingRow[],
  added: readonly string[],
): readonly DetailRow[] {
  const known = new Map(mapped.map((row) => [row.key, row]));
  for (const { detail, suggestion } of unmapped) {
    const key = `${id}:${detail}`;
    if (!known.has(key)) known.set(key, mappingRow('journal-detail', key, suggestion ?? '', 'suggestion'));
  }
  for (const key of added) {
    if (!known.has(key)) known.set(key, mappingRow('journal-detail', key, '', 'suggestion'));
  }
  return [...known.values()]
    .map((row) => ({ ...row, name: row.key.slice(id.length + 1) }))
    .toSorted((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
}

const rank = ({ present }: MappingRow): number => (present.origin === 'suggestion' ? 0 : 1);

function mappingRow(
  type: MappingRow['type'],
  key: string,
  value: string,
  origin: MappingView['origin'],
): MappingRow {
  const present: MappingView = { type, key, value, location: null, from: null, origin };
  return { id: `${type}:${key}`, type, key, present, earlier: [] };
}
