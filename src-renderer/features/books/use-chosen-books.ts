import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { useAnswer } from '../../bridge/index.ts';
import { useBooks } from './books-store.ts';

/** Which books every question of these screens is about. */
export interface ChosenBooks {
  /** For the input of a request: empty while there is only one set of books, which then need not be named. */
  readonly input: { readonly books?: string };
  /** What they are called and kept in; null until it is known. */
  readonly named: { readonly name: string; readonly currency: string } | null;
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
      named: first ?? null,
      isKnown: query.data !== undefined || query.isError,
      none: query.data !== undefined && first === undefined,
    };
  }
  const named = all.find((books) => books.name === chosen) ?? first;
  return { input: { books: named.name }, named, isKnown: true, none: false };
}

/** The books that the address names, as a link from a digest does; else the chosen ones. */
export function useBooksOfAddress(): ChosenBooks {
  const [params] = useSearchParams();
  const books = params.get('books');
  const all = useAnswer('books.list', {}).data?.books ?? [];
  const set = useBooks((view) => view.set);
  const chosen = useChosenBooks();
  useEffect(() => {
    // The way back leads to the lists: they go on in the same books.
    if (books !== null) set({ books });
  }, [books, set]);
  if (books === null) return chosen;
  const named = all.find(({ name }) => name === books) ?? null;
  return { input: { books }, named, isKnown: true, none: false };
}
