import type { WriteTx } from '../database/seam.ts';

/**
 * What a digest is found by: its location and the numbers of its documents, in lower case, one a line.
 * Lower case is made here and not by SQLite, which knows that of Latin letters without marks only.
 */
export function searchTextOf(location: string, numbers: readonly string[]): string {
  return [location, ...numbers].map(foldCase).join('\n');
}

/** Upper and lower case alike. */
export function foldCase(text: string): string {
  return text.toLowerCase();
}

/** Documents that a digest has become are found by their numbers from now on. */
export function addSearchedNumbers(tx: WriteTx, digest: number, numbers: readonly string[]): void {
  if (numbers.length === 0) return;
  // At once: of a day with hundreds of documents the text would be written hundreds of times.
  tx.prepare('UPDATE digest SET search_text = search_text || char(10) || ? WHERE id = ?').run(
    numbers.map(foldCase).join('\n'),
    digest,
  );
}
