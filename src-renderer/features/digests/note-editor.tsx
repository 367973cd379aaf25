import { Button, Group, Text, Textarea } from '@mantine/core';
import { type KeyboardEvent, useCallback } from 'react';
import { ask, useAction } from '../../bridge/index.ts';
import { CureLink, FailureNote, Section } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { useDigests } from './digests-store.ts';

/** A remark on the day, kept with it. What is typed and not saved waits here, also on other screens. */
export function NoteEditor({ digest, note }: { readonly digest: string; readonly note: string }) {
  const say = useTexts('digests');
  const draft = useDigests((state) => state.drafts[digest]);
  const setDraft = useDigests((state) => state.draft);
  const text = draft ?? note;
  const isChanged = text.trim() !== note;
  const save = useAction(
    useCallback(async () => {
      await ask('digests.note', { id: digest, note: text });
      // What was typed while it was being saved is not saved yet.
      if (useDigests.getState().drafts[digest] === text) setDraft(digest, null);
    }, [digest, text, setDraft]),
  );
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (isChanged && !save.busy) void save.run();
  };
  return (
    <Section title={say('note.title')}>
      <Textarea
        aria-label={say('note.title')}
        placeholder={say('note.placeholder')}
        value={text}
        onChange={({ currentTarget: { value } }) => setDraft(digest, value === note ? null : value)}
        onKeyDown={onKeyDown}
        maxLength={2000}
        autosize
        minRows={2}
        maxRows={10}
      />
      {save.failure !== null && (
        <FailureNote failure={save.failure} action={<CureLink failure={save.failure} />} compact alert />
      )}
      <Group mt="xs" gap="sm">
        <Button size="xs" onClick={() => void save.run()} disabled={!isChanged} aria-busy={save.busy}>
          {say('note.save')}
        </Button>
        {isChanged && (
          <>
            <Button size="xs" variant="subtle" color="gray" onClick={() => setDraft(digest, null)}>
              {say('note.discard')}
            </Button>
            <Text size="sm" role="status">
              {say('note.unsaved')}
            </Text>
          </>
        )}
      </Group>
    </Section>
  );
}
