import { create } from 'zustand';
import { ofLedger } from '../../bridge/index.ts';

/** What a person last looked at in the stock; it stays while they go back and forth. */
interface StockView {
  readonly search: string;
  /** A location, or ON_THE_WAY; null: everywhere. */
  readonly place: string | null;
  /** The location that is to be counted. */
  readonly sheetPlace: string | null;
  readonly countState: CountState | null;
  readonly countSearch: string;
  readonly set: (part: Partial<Omit<StockView, 'set'>>) => void;
}

/** Stands for what is between two locations. No location is called so. */
export const ON_THE_WAY = ' in transit';

/** Where a count stands. */
export const COUNT_STATES = ['counted', 'confirmed', 'reversed'] as const;
export type CountState = (typeof COUNT_STATES)[number];

export const useStockView = ofLedger(
  create<StockView>()((set) => ({
    search: '',
    place: null,
    sheetPlace: null,
    countState: null,
    countSearch: '',
    set: (part) => set(part),
  })),
);
