import { Button, Group, Select, TextInput } from '@mantine/core';
import { IconFilterOff, IconSearch } from '@tabler/icons-react';
import type { ChosenBooks } from '../../bridge/index.ts';
import { BooksSelect } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { ON_THE_WAY, useStockView } from './stock-store.ts';

/** As long as the engine takes. */
export const MAX_SEARCH_CHARS = 100;

/** What the list of stock is narrowed down to. */
export function StockFilters(props: { readonly places: readonly string[]; readonly books: ChosenBooks }) {
  const say = useTexts('stock');
  const { search, place, set } = useStockView();
  return (
    <Group align="flex-end" role="search" aria-label={say('filter')}>
      <TextInput
        label={say('search')}
        placeholder={say('search.hint')}
        leftSection={<IconSearch size={16} aria-hidden />}
        maxLength={MAX_SEARCH_CHARS}
        value={search}
        onChange={({ currentTarget }) => set({ search: currentTarget.value })}
        w={220}
      />
      <Select
        label={say('column.location')}
        placeholder={say('location.all')}
        data={props.places.map((value) => ({
          value,
          label: value === ON_THE_WAY ? say('in-transit') : value,
        }))}
        value={place}
        onChange={(value) => set({ place: value })}
        searchable
        w={200}
      />
      <BooksSelect label={say('books')} books={props.books} />
      {(search !== '' || place !== null) && (
        <Button
          variant="subtle"
          color="gray"
          onClick={() => set({ search: '', place: null })}
          leftSection={<IconFilterOff size={16} aria-hidden />}
        >
          {say('filter.clear')}
        </Button>
      )}
    </Group>
  );
}
