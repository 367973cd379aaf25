import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { type ChosenBooks, useBooksChoice, useChosenBooks } from '../../bridge/index.ts';

/** The books that the address names, as a link from a digest does; else the chosen ones. */
export function useBooksOfAddress(): ChosenBooks {
  const [params] = useSearchParams();
  const books = params.get('books');
  const choose = useBooksChoice((choice) => choice.choose);
  useEffect(() => {
    // The way back leads to the lists: they go on in the same books.
    if (books !== null) choose(books);
  }, [books, choose]);
  return useChosenBooks(books);
}
