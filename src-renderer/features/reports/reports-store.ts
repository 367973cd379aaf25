import { create } from 'zustand';
import type { Subledger } from '../../../src-shared/model/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';
import { ofLedger } from '../../bridge/index.ts';

/** What a person last looked at in the reports; it stays while they go back and forth. */
interface ReportsView {
  readonly ledger: Subledger;
  /** Null: from the beginning of the journal. */
  readonly from: BusinessDate | null;
  /** Null: to its end. */
  readonly to: BusinessDate | null;
  /** Days without a movement too. */
  readonly everyDay: boolean;
  /** Null: today. */
  readonly asOf: BusinessDate | null;
  readonly search: string;
  readonly set: (part: Partial<Omit<ReportsView, 'set'>>) => void;
}

export const useReports = ofLedger(
  create<ReportsView>()((set) => ({
    ledger: 'gift-card',
    from: null,
    to: null,
    everyDay: false,
    asOf: null,
    search: '',
    set: (part) => set(part),
  })),
);

/** The roll-forwards that there are, in the order in which a shop asks for them. */
export const LEDGERS = [
  'gift-card',
  'store-credit',
  'layby',
  'layby-tax',
  'deposit',
  'contract',
  'network',
  'work-in-progress',
  'receivable',
] as const satisfies readonly Subledger[];
