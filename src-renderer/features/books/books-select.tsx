import { Select } from '@mantine/core';
import { useAnswer } from '../../bridge/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { useBooks } from './books-store.ts';
import { useChosenBooks } from './use-chosen-books.ts';

/** Which set of books is looked at; not there while there is only one. */
export function BooksSelect() {
  const say = useTexts('books');
  const all = useAnswer('books.list', {}).data?.books ?? [];
  const set = useBooks((view) => view.set);
  const { input } = useChosenBooks();
  if (input.books === undefined) return null;
  return (
    <Select
      label={say('books')}
      data={all.map(({ name, currency }) => ({
        value: name,
        label: say('books.of', { name, currency }),
      }))}
      value={input.books}
      onChange={(books) => set({ books })}
      allowDeselect={false}
    />
  );
}
