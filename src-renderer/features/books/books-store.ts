import { create } from 'zustand';
import type { AccountingDocumentType } from '../../../src-shared/model/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';
import { ofLedger } from '../../bridge/index.ts';

/** What a person last looked at in the books; it stays while they go back and forth. */
interface BooksView {
  readonly type: AccountingDocumentType | null;
  readonly search: string;
  /** Only documents that count on another day than they are about. */
  readonly priorPeriod: boolean;
  /** Null: to this day. */
  readonly asOf: BusinessDate | null;
  readonly set: (part: Partial<Omit<BooksView, 'set'>>) => void;
}

export const useBooks = ofLedger(
  create<BooksView>()((set) => ({
    type: null,
    search: '',
    priorPeriod: false,
    asOf: null,
    set: (part) => set(part),
  })),
);
