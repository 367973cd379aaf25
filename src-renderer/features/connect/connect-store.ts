import { create } from 'zustand';
import type { FileHandle } from '../../../src-shared/ipc/host.ts';
import type { ProviderId, SalesGrouping } from '../../../src-shared/model/index.ts';
import { ofLedger } from '../../bridge/index.ts';

/** In their order. */
export const STEPS = ['provider', 'source', 'posting', 'summary'] as const;
export type Step = (typeof STEPS)[number];

/** The books that a new stream posts to: some that there are, or new ones. */
export type BooksChoice =
  | { readonly kind: 'existing'; readonly name: string }
  | { readonly kind: 'new'; readonly name: string };

/** What a person has said so far. Null: nothing, so what the source states, or a default, holds. */
export interface Answers {
  readonly provider: ProviderId;
  readonly folder: FileHandle | null;
  readonly profile: string | null;
  readonly currency: string | null;
  readonly timeZone: string | null;
  readonly cutOffMinutes: number | null;
  readonly seed: number | null;
  readonly name: string | null;
  readonly books: BooksChoice | null;
  /** YYYY-MM-DD */
  readonly startDate: string | null;
  readonly autoInvoice: boolean;
  readonly grouping: SalesGrouping;
}

/** A stream that was connected here. */
export interface Connected {
  readonly stream: string;
  /** The first sync, once it was started. */
  readonly task: string | null;
}

interface Wizard {
  readonly step: Step;
  /** Whether the person has just come from another step: the keyboard then goes to the new one. */
  readonly hasMoved: boolean;
  readonly answers: Answers;
  /** Null until it is done. */
  readonly connected: Connected | null;
  readonly go: (step: Step) => void;
  /** The wizard has come into sight. */
  readonly arrive: () => void;
  readonly change: (part: Partial<Answers>) => void;
  readonly finish: (connected: Connected) => void;
  readonly restart: () => void;
}

const NOTHING_SAID: Answers = {
  provider: 'file',
  folder: null,
  profile: null,
  currency: null,
  timeZone: null,
  cutOffMinutes: null,
  seed: null,
  name: null,
  books: null,
  startDate: null,
  autoInvoice: false,
  grouping: 'sku',
};

/** The wizard, as it stands also while the person looks at another screen. */
export const useWizard = ofLedger(
  create<Wizard>()((set) => ({
    step: 'provider',
    hasMoved: false,
    answers: NOTHING_SAID,
    connected: null,
    go: (step) => set({ step, hasMoved: true }),
    arrive: () => set({ hasMoved: false }),
    change: (part) => set(({ answers }) => ({ answers: { ...answers, ...part } })),
    finish: (connected) => set({ connected }),
    restart: () => set({ step: 'provider', hasMoved: false, answers: NOTHING_SAID, connected: null }),
  })),
);
