import { Group, Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { ChosenBooks } from '../../bridge/index.ts';
import { BooksSelect } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { type OpenList, STATES, useOpenLists } from './open-lists.ts';

/** As long as the engine takes. */
const MAX_SEARCH_CHARS = 100;

/** Whatever their state. */
const ALL = 'all';

/** What a list of waiting documents is narrowed down to. */
export function OpenListFilters({ list, books }: { readonly list: OpenList; readonly books: ChosenBooks }) {
  const say = useTexts('books');
  const sayState = useTexts('components');
  const { state, search } = useOpenLists((lists) => lists[list]);
  const change = useOpenLists((lists) => lists.change);
  return (
    <Group mb="sm" align="flex-end">
      <TextInput
        label={say('search')}
        placeholder={say('search.hint')}
        leftSection={<IconSearch size={16} aria-hidden />}
        maxLength={MAX_SEARCH_CHARS}
        value={search}
        onChange={({ currentTarget }) => change(list, { search: currentTarget.value })}
      />
      {!books.keptElsewhere && (
        <Select
          label={say('state')}
          data={[
            ...STATES[list].map((value) => ({ value, label: sayState(`open.${value}`) })),
            // As an entry of its own: what takes a choice away is out of the keyboard's reach.
            { value: ALL, label: say('state.all') },
          ]}
          value={state ?? ALL}
          onChange={(value) =>
            change(list, {
              state: STATES[list].find((known) => known === value) ?? null,
              selected: new Set(),
            })
          }
          allowDeselect={false}
        />
      )}
      <BooksSelect label={say('books')} books={books} />
    </Group>
  );
}
