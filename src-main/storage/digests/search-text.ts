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

/** A document that a digest has become is found by its number from now on. */
export function addSearchedNumber(tx: WriteTx, digest: number, number: string): void {
  tx.prepare('UPDATE digest SET search_text = search_text || char(10) || ? WHERE id = ?').run(
    foldCase(number),
    digest,
  );
}
