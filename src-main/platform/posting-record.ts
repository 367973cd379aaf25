import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type BooksId, booksId } from '../../src-shared/model/index.ts';
import { replaceFile } from './durable-file.ts';

/** Where it is kept in the program's own data folder. */
const FOLDER = 'posted';

/** See the port of this name. */
interface PostingRecord {
  read(generation: string): ReadonlyMap<BooksId, number> | null;
  raise(generation: string, marks: ReadonlyMap<BooksId, number>): void;
}

/**
 * How far each ledger has posted from this computer: a file for each generation of one, so that ledgers that
 * are open side by side do not write over each other. What cannot be read counts as never written: then what
 * the books hold is compared, which harms nobody.
 * @param data the program's own folder; made when it is needed
 */
export function createPostingRecord(data: string): PostingRecord {
  /** What is surely on the disk, so that it is not written again with each batch. */
  const written = new Map<string, ReadonlyMap<BooksId, number>>();
  const fileOf = (generation: string): string =>
    path.join(data, FOLDER, `${generation.replaceAll(/[^\w-]/gu, '_')}.json`);
  return {
    read: (generation) => marksIn(fileOf(generation)),
    raise(generation, marks) {
      const known = written.get(generation);
      if (known !== undefined && [...marks].every(([books, mark]) => mark <= (known.get(books) ?? -1)))
        return;
      const all = new Map(marksIn(fileOf(generation)));
      for (const [books, mark] of marks) all.set(books, Math.max(mark, all.get(books) ?? 0));
      replaceFile(fileOf(generation), `${JSON.stringify({ generation, books: Object.fromEntries(all) })}\n`);
      written.set(generation, all);
    },
  };
}

/** Null when there are none, or none that can be read. */
function marksIn(file: string): ReadonlyMap<BooksId, number> | null {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
  if (typeof content !== 'object' || content === null || !('books' in content)) return null;
  const { books } = content;
  if (typeof books !== 'object' || books === null) return null;
  const marks = Object.entries(books).filter((entry): entry is [string, number] =>
    Number.isSafeInteger(entry[1]),
  );
  return new Map(marks.map(([id, mark]) => [booksId(id), mark]));
}
