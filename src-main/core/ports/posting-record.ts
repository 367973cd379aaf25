import type { BooksId } from '../../../src-shared/model/index.ts';

/**
 * How far ledgers have posted from this computer, kept outside of them: a ledger that was restored or copied
 * cannot know it of itself.
 */
export interface PostingRecord {
  /**
   * Of each set of books how many deliveries the ledger of this generation had made when it last posted to them;
   * null: it never posted from here.
   */
  read(generation: string): ReadonlyMap<BooksId, number> | null;
  /**
   * Notes that so many are made, never fewer than before; on the disk when it returns.
   * @throws ExpectedFailure disk-full, file-not-writable
   */
  raise(generation: string, marks: ReadonlyMap<BooksId, number>): void;
}
