import { Button, Group, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconFilterOff, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { AUDIT_ACTORS, AUDIT_GROUPS } from '../../../src-shared/model/index.ts';
import { DateField } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { type HistoryAddress, isFiltered } from './history-filters.ts';

/** The engine is asked when a person pauses, not at every letter. */
const TYPING_PAUSE_MS = 250;

/** What the history is narrowed down to. */
export function FilterBar({ address }: { readonly address: HistoryAddress }) {
  const say = useTexts('history');
  const { filters, change, clear } = address;
  const { from, to } = filters;
  return (
    <Group gap="xs" align="flex-end" role="search" aria-label={say('filter.label')}>
      <SearchField search={filters.search} onSearch={(search) => change({ search })} />
      <Select
        aria-label={say('filter.group')}
        placeholder={say('filter.group')}
        data={AUDIT_GROUPS.map((value) => ({ value, label: say(`group.${value}`) }))}
        value={filters.group}
        onChange={(value) => change({ group: AUDIT_GROUPS.find((group) => group === value) ?? null })}
        comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
        clearable
        w={180}
      />
      <Select
        aria-label={say('filter.who')}
        placeholder={say('filter.who')}
        data={AUDIT_ACTORS.map((value) => ({ value, label: say(`who.${value}`) }))}
        value={filters.who}
        onChange={(value) => change({ who: AUDIT_ACTORS.find((who) => who === value) ?? null })}
        clearable
        w={145}
      />
      <DateField
        aria-label={say('filter.from')}
        placeholder={say('filter.from')}
        value={from}
        onChange={(value) => change({ from: value })}
        {...(to === null ? {} : { maxDate: to })}
        clearable
        w={122}
      />
      <DateField
        aria-label={say('filter.to')}
        placeholder={say('filter.to')}
        value={to}
        onChange={(value) => change({ to: value })}
        {...(from === null ? {} : { minDate: from })}
        clearable
        w={122}
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

function SearchField(props: { readonly search: string; readonly onSearch: (search: string) => void }) {
  const say = useTexts('history');
  const [text, setText] = useState(props.search);
  const [sent, setSent] = useState(props.search);
  const [seen, setSeen] = useState(props.search);
  // What was typed here comes back through the address: only what comes from elsewhere replaces the text.
  if (props.search !== seen) {
    setSeen(props.search);
    if (props.search !== sent) setText(props.search);
  }
  const send = useDebouncedCallback((value: string) => {
    setSent(value.trim());
    props.onSearch(value.trim());
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
        send(event.currentTarget.value);
      }}
      w={250}
    />
  );
}
