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
  readonly fail: (id: string | null) => void;
  readonly tell: (saved: number) => void;
}

const EMPTY = {
  drafts: {},
  when: { kind: 'present' },
  search: '',
  selected: new Set<string>(),
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
    discard: () => set({ drafts: {}, when: { kind: 'present' }, failed: null }),
    setWhen: (when) => set({ when }),
    setSearch: (search) => set({ search }),
    select: (selected) => set({ selected }),
    fail: (failed) => set({ failed, saved: null }),
    tell: (saved) => set({ saved }),
  })),
);

function withDraft(drafts: Drafts, draft: Draft): Drafts {
  const { row, value } = draft;
  const { [row.id]: _, ...others } = drafts;
  const isAsItWas = row.present.origin !== 'suggestion' && isPresent(row, value);
  return isAsItWas ? others : { ...others, [row.id]: draft };
}
