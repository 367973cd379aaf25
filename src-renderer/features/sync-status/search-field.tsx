import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTexts } from '../../i18n/index.ts';

/** The engine is asked when a person pauses, not at every letter. */
const TYPING_PAUSE_MS = 250;

/** Finds a document by its number. */
export function SearchField(props: { readonly search: string; readonly onSearch: (search: string) => void }) {
  const say = useTexts('sync-status');
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
      w={190}
    />
  );
}
