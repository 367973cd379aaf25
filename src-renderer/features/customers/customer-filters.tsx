import { Group, Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { ChosenBooks } from '../../bridge/index.ts';
import { BooksSelect } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { CODE_KINDS, useCustomers } from './customers-store.ts';

/** As long as the engine takes. */
const MAX_SEARCH_CHARS = 100;

/** What the list of customers is narrowed down to, with how many there are of either kind. */
export function CustomerFilters(props: {
  readonly books: ChosenBooks;
  readonly counts: { readonly own: number; readonly generated: number } | undefined;
}) {
  const { books, counts } = props;
  const say = useTexts('customers');
  const { kind, search, set } = useCustomers();
  return (
    <Group mb="sm" align="flex-end">
      <TextInput
        label={say('search')}
        placeholder={say('search.hint')}
        leftSection={<IconSearch size={16} aria-hidden />}
        maxLength={MAX_SEARCH_CHARS}
        value={search}
        onChange={({ currentTarget }) => set({ search: currentTarget.value })}
      />
      <Select
        label={say('kind')}
        data={CODE_KINDS.map((value) => ({
          value,
          label:
            counts === undefined
              ? say(`kind.${value}`)
              : say(`kind.${value}.counted`, { number: counts[value] }),
        }))}
        value={kind}
        onChange={(value) => set({ kind: CODE_KINDS.find((known) => known === value) ?? null })}
        placeholder={say('kind.all')}
        clearable
        clearButtonProps={{ 'aria-label': say('kind.all') }}
        w={230}
      />
      <BooksSelect label={say('books')} books={books} />
    </Group>
  );
}
