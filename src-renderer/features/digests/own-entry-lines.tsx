import type { ComponentProps } from 'react';
import { useIsKeptHere } from '../../bridge/index.ts';
import { EntryLines } from '../../components/index.ts';

/** The lines of an entry; its accounts lead to what they hold where Daybook keeps the books. */
export function OwnEntryLines({ books, ...lines }: ComponentProps<typeof EntryLines>) {
  const isHere = useIsKeptHere(books);
  return <EntryLines {...lines} books={isHere ? books : undefined} />;
}
