import { create } from 'zustand';
import { ofLedger } from '../../bridge/index.ts';
import type { MappingRow } from './rows.ts';
import { isPresent } from './values.ts';

/** A value that a person has chosen and not saved. */
export interface Draft {
  readonly row: MappingRow;
  /** As the contract writes it. */
  readonly value: string;
}

/** From which day on drafts hold: on every day that the present value rules, or from a date on. */
export type When = { readonly kind: 'present' } | { readonly kind: 'from'; readonly date: string | null };

export type Drafts = Readonly<Record<string, Draft>>;

interface MappingsState {
  /** The stream that everything below is of. */
  readonly stream: string;
  readonly drafts: Drafts;
  readonly when: When;
  readonly search: string;
  readonly selected: ReadonlySet<string>;
  /** Rows of the POS journal whose details are open. */
  readonly opened: ReadonlySet<string>;
  /** Details that a person has named and no data has, as mapping keys. */
  readonly added: readonly string[];
  /** The row that a link has asked for. */
  readonly sought: { readonly id: string } | null;
  /** The row that the last save failed at. */
  readonly failed: string | null;
  /** How many rows the last save has saved; null once something is changed again. */
  readonly saved: number | null;
  /** Starts with another stream; the same one stays as it was left. */
  readonly open: (stream: string) => void;
  /** A draft that is what holds already is none. */
  readonly draft: (row: MappingRow, value: string) => void;
  readonly draftMany: (drafts: readonly Draft[]) => void;
  /** Takes away what is saved; what was changed while it was being saved stays. */
  readonly forget: (saved: readonly Draft[]) => void;
  readonly discard: () => void;
  readonly setWhen: (when: When) => void;
  readonly setSearch: (search: string) => void;
  readonly select: (selected: ReadonlySet<string>) => void;
  readonly toggle: (id: string) => void;
  readonly add: (key: string) => void;
  /** Shows a row, whatever is searched for, and puts the keyboard in it. */
  readonly seek: (id: string | null) => void;
  readonly fail: (id: string | null) => void;
  readonly tell: (saved: number) => void;
}

const EMPTY = {
  drafts: {},
  when: { kind: 'present' },
  search: '',
  selected: new Set<string>(),
  opened: new Set<string>(),
  added: [],
  sought: null,
  failed: null,
  saved: null,
} as const satisfies Partial<MappingsState>;

/** What a person is doing in the mapping editors. */
export const useMappings = ofLedger(
  create<MappingsState>()((set) => ({
    stream: '',
    ...EMPTY,
    open: (stream) => set((state) => (state.stream === stream ? {} : { stream, ...EMPTY })),
    draft: (row, value) => set(({ drafts }) => ({ drafts: withDraft(drafts, { row, value }), saved: null })),
    draftMany: (more) => set(({ drafts }) => ({ drafts: more.reduce(withDraft, drafts), saved: null })),
    forget: (saved) =>
      set(({ drafts }) => {
        const gone = new Set(saved);
        return { drafts: Object.fromEntries(Object.entries(drafts).filter(([, draft]) => !gone.has(draft))) };
      }),
    discard: () => set({ drafts: {}, added: [], when: { kind: 'present' }, failed: null }),
    setWhen: (when) => set({ when }),
    setSearch: (search) => set({ search, sought: null }),
    select: (selected) => set({ selected }),
    toggle: (id) => set(({ opened }) => ({ opened: withOther(opened, id) })),
    add: (key) => set(({ added }) => (added.includes(key) ? {} : { added: [...added, key] })),
    seek: (id) =>
      set(({ opened }) =>
        id === null ? { sought: null } : { sought: { id }, search: '', opened: withRowOf(opened, id) },
      ),
    fail: (failed) =>
      set(({ opened }) => ({
        failed,
        saved: null,
        opened: failed === null ? opened : withRowOf(opened, failed),
      })),
    tell: (saved) => set({ saved }),
  })),
);

function withOther(all: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(all);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** The row of the POS journal that has the detail is opened: else there is nothing to see. */
function withRowOf(opened: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const [type, row = ''] = id.split(':');
  return type === 'journal-detail' ? new Set([...opened, row]) : opened;
}

function withDraft(drafts: Drafts, draft: Draft): Drafts {
  const { row, value } = draft;
  const { [row.id]: _, ...others } = drafts;
  const isAsItWas = row.present.origin !== 'suggestion' && isPresent(row, value);
  return isAsItWas ? others : { ...others, [row.id]: draft };
}
