import { Checkbox, Group, Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { ACCOUNTING_DOCUMENT_TYPES } from '../../../src-shared/model/index.ts';
import type { ChosenBooks } from '../../bridge/index.ts';
import { BooksSelect } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { useBooks } from './books-store.ts';

/** As long as the engine takes. */
const MAX_SEARCH_CHARS = 100;

/** What the list of documents is narrowed down to. */
export function InvoiceFilters({ books }: { readonly books: ChosenBooks }) {
  const say = useTexts('books');
  const { type, search, priorPeriod, set } = useBooks();
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
        label={say('type')}
        data={ACCOUNTING_DOCUMENT_TYPES.map((value) => ({ value, label: say(`type.${value}`) }))}
        value={type}
        onChange={(value) =>
          set({ type: ACCOUNTING_DOCUMENT_TYPES.find((known) => known === value) ?? null })
        }
        placeholder={say('type.all')}
        clearable
        clearButtonProps={{ 'aria-label': say('type.all') }}
      />
      <Checkbox
        mb={8}
        label={say('prior-period')}
        checked={priorPeriod}
        onChange={({ currentTarget }) => set({ priorPeriod: currentTarget.checked })}
      />
      <BooksSelect label={say('books')} books={books} />
    </Group>
  );
}
