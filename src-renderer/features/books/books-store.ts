import { create } from 'zustand';
import type { AccountingDocumentType } from '../../../src-shared/model/index.ts';

/** What a person last looked at in the books; it stays while they go back and forth. */
interface BooksView {
  /** Null: the only ones there are. */
  readonly books: string | null;
  readonly type: AccountingDocumentType | null;
  readonly search: string;
  /** YYYY-MM-DD, null: to this day. */
  readonly asOf: string | null;
  readonly set: (part: Partial<Omit<BooksView, 'set'>>) => void;
}

export const useBooks = create<BooksView>()((set) => ({
  books: null,
  type: null,
  search: '',
  asOf: null,
  set: (part) => set(part),
}));
