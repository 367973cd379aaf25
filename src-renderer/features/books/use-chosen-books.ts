import { useAnswer } from '../../bridge/index.ts';
import { useBooks } from './books-store.ts';

/** Which books every question of these screens is about. */
export interface ChosenBooks {
  /** For the input of a request: empty while there is only one set of books, which then need not be named. */
  readonly input: { readonly books?: string };
  /** False until it is known which there are; until then nothing is asked. */
  readonly isKnown: boolean;
  /** No books have been opened yet: there is nothing to ask about. */
  readonly none: boolean;
}

/** The books that a person has chosen; while they have not, the first. */
export function useChosenBooks(): ChosenBooks {
  const query = useAnswer('books.list', {});
  const chosen = useBooks((view) => view.books);
  const all = query.data?.books ?? [];
  const [first, ...others] = all;
  if (first === undefined || others.length === 0) {
    // A failed list is no reason not to ask: the answer then says what is wrong.
    return {
      input: {},
      isKnown: query.data !== undefined || query.isError,
      none: query.data !== undefined && first === undefined,
    };
  }
  const { name } = all.find((books) => books.name === chosen) ?? first;
  return { input: { books: name }, isKnown: true, none: false };
}
