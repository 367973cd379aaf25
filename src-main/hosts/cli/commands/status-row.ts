import { ExpectedFailure } from '../../../../src-shared/model/index.ts';
import type { Context } from '../command.ts';
import { allPages } from '../pages.ts';

/**
 * The row of the document that the line names by its number. Numbers are unique in their books only: where
 * two have it, the books must be named.
 * @throws ExpectedFailure document-not-found, books-choice-needed
 */
export async function idOfRow(context: Context, number: string): Promise<string> {
  const named = context.values.text('books');
  const found = await allPages(context, 'status.rows', { search: number }, ({ rows }) => rows);
  const own = found.filter((row) => row.number === number && (named === undefined || row.books === named));
  const [row] = own;
  if (row === undefined) throw new ExpectedFailure('document-not-found', { where: number, data: { number } });
  const names = [...new Set(own.map(({ books }) => books))];
  if (names.length === 1) return row.id;
  throw new ExpectedFailure('books-choice-needed', { data: { names: names.toSorted().join(', ') } });
}
