import { create } from 'zustand';
import { ofLedger } from '../../bridge/index.ts';

/** Whose code it is: the POS's own id, or one that was made of the name. */
export const CODE_KINDS = ['own', 'generated'] as const;
export type CodeKind = (typeof CODE_KINDS)[number];

/** How a person has left the list of customers. */
interface CustomersView {
  /** Null: both. */
  readonly kind: CodeKind | null;
  readonly search: string;
  readonly set: (part: Partial<Omit<CustomersView, 'set'>>) => void;
}

export const useCustomers = ofLedger(
  create<CustomersView>()((set) => ({ kind: null, search: '', set: (part) => set(part) })),
);
