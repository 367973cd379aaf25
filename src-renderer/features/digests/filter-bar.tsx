import { Button, Group, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconFilterOff, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { StreamView } from '../../../src-shared/ipc/contract.ts';
import { DateField } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { ChoiceFilter } from './choice-filter.tsx';
import { type DigestFilters, isFiltered, STATUSES } from './list-query.ts';

/** The engine is asked when a person pauses, not at every letter. */
const TYPING_PAUSE_MS = 250;

interface FilterBarProps {
  readonly filters: DigestFilters;
  readonly change: (part: Partial<DigestFilters>) => void;
  readonly clear: () => void;
  readonly streams: readonly StreamView[];
}

/** What the list shows. */
export function FilterBar({ filters, change, clear, streams }: FilterBarProps) {
  const say = useTexts('digests');
  const { stream, from, to } = filters;
  const name = useTexts('components');
  const names = streams.map(({ name }) => name);
  // A link may name a stream that is gone: it can be seen, and taken away.
  const choices = stream === null || names.includes(stream) ? names : [...names, stream];
  return (
    <Group gap="xs" align="flex-end" role="search" aria-label={say('filter.label')}>
      <SearchField filters={filters} change={change} />
      {choices.length > 1 && (
        <Select
          aria-label={say('filter.stream')}
          placeholder={say('filter.stream.all')}
          data={choices}
          value={stream}
          onChange={(value) => change({ stream: value })}
          clearable
          searchable
          w={150}
        />
      )}
      <DateField
        aria-label={say('filter.from')}
        placeholder={say('filter.from')}
        value={from}
        onChange={(value) => change({ from: value })}
        {...(to === null ? {} : { maxDate: to })}
        clearable
        w={128}
      />
      <DateField
        aria-label={say('filter.to')}
        placeholder={say('filter.to')}
        value={to}
        onChange={(value) => change({ to: value })}
        {...(from === null ? {} : { minDate: from })}
        clearable
        w={128}
      />
      <ChoiceFilter
        label={say('filter.status')}
        all={say('filter.status.all')}
        choices={STATUSES.map((value) => ({ value, label: name(`status.${value}`) }))}
        chosen={filters.statuses}
        onChange={(statuses) => change({ statuses })}
      />
      {isFiltered(filters) && (
        <Button
          variant="subtle"
          color="gray"
          onClick={clear}
          leftSection={<IconFilterOff size={16} aria-hidden />}
        >
          {say('filter.clear')}
        </Button>
      )}
    </Group>
  );
}

function SearchField({ filters, change }: Pick<FilterBarProps, 'filters' | 'change'>) {
  const say = useTexts('digests');
  const [text, setText] = useState(filters.search);
  const [sent, setSent] = useState(filters.search);
  const [seen, setSeen] = useState(filters.search);
  // What was typed here comes back through the address, maybe after more was typed: only what comes
  // from elsewhere, such as a link, replaces the text.
  if (filters.search !== seen) {
    setSeen(filters.search);
    if (filters.search !== sent) setText(filters.search);
  }
  const search = useDebouncedCallback((value: string) => {
    setSent(value.trim());
    change({ search: value.trim() });
  }, TYPING_PAUSE_MS);
  return (
    <TextInput
      aria-label={say('filter.search')}
      placeholder={say('filter.search')}
      leftSection={<IconSearch size={16} aria-hidden />}
      value={text}
      maxLength={100}
      onChange={(event) => {
        setText(event.currentTarget.value);
        search(event.currentTarget.value);
      }}
      w={212}
    />
  );
}
