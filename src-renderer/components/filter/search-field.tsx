import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { TYPING_PAUSE_MS } from './use-typed-search.ts';

/** What a list is searched for. */
export function SearchField(props: {
  readonly label: string;
  readonly search: string;
  readonly onSearch: (search: string) => void;
  /** Pixels. */
  readonly width: number;
}) {
  const { label, search, onSearch, width } = props;
  const [text, setText] = useState(search);
  const [sent, setSent] = useState(search);
  const [seen, setSeen] = useState(search);
  // What was typed here comes back through the address, maybe after more was typed: only what comes
  // from elsewhere, such as a link, replaces the text.
  if (search !== seen) {
    setSeen(search);
    if (search !== sent) setText(search);
  }
  const send = useDebouncedCallback((value: string) => {
    setSent(value.trim());
    onSearch(value.trim());
  }, TYPING_PAUSE_MS);
  return (
    <TextInput
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={16} aria-hidden />}
      value={text}
      maxLength={100}
      onChange={(event) => {
        setText(event.currentTarget.value);
        send(event.currentTarget.value);
      }}
      w={width}
    />
  );
}
