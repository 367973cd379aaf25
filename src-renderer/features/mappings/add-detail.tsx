import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../i18n/index.ts';
import type { JournalLine } from './journal-lines.ts';
import { useMappings } from './mappings-store.ts';

/** Longer keys are refused; a row's id stands before it. */
const MAX_DETAIL = 200;

/** A detail that no document has named yet: it can be mapped before the first one does. */
export function AddDetail({ line }: { readonly line: JournalLine }) {
  const say = useTexts('mappings');
  const add = useMappings((state) => state.add);
  const seek = useMappings((state) => state.seek);
  const [text, setText] = useState('');
  const name = text.trim();
  const key = `${line.state.id}:${name}`;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (name === '') return;
        if (line.details.every((detail) => detail.name !== name)) add(key);
        seek(`journal-detail:${key}`);
        setText('');
      }}
    >
      <Group gap="xs" wrap="nowrap">
        <TextInput
          size="xs"
          w={190}
          aria-label={say('details.add', { kind: say(`detail.${line.state.detail ?? ''}`) })}
          placeholder={say('details.add', { kind: say(`detail.${line.state.detail ?? ''}`) })}
          value={text}
          maxLength={MAX_DETAIL}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" size="xs" variant="default" disabled={name === ''}>
          {say('details.add.do')}
        </Button>
      </Group>
    </form>
  );
}
