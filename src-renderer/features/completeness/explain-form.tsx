import { Button, Group, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTexts } from '../../i18n/index.ts';

/** A reason is a word at least; the engine asks for as much. */
const MIN_CHARS = 3;

/** It comes where a button was pressed: who writes goes on there. */
const focusOnce = (field: HTMLTextAreaElement | null): void => field?.focus();

/** Why nothing is missing, in a person's words. */
export function ExplainForm(props: {
  readonly busy: boolean;
  readonly onSend: (reason: string) => void;
  readonly onCancel: () => void;
}) {
  const say = useTexts('completeness');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const isShort = reason.trim().length < MIN_CHARS;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isShort) props.onSend(reason.trim());
  };
  return (
    <form onSubmit={submit}>
      <Textarea
        label={say('reason')}
        description={say('reason.hint')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        maxLength={500}
        error={tried && isShort ? say('reason.missing') : null}
        ref={focusOnce}
        autosize
        minRows={2}
      />
      <Group mt="xs" gap="xs">
        <Button type="submit" loading={props.busy}>
          {say('reason.save')}
        </Button>
        <Button variant="default" onClick={props.onCancel}>
          {say('reason.cancel')}
        </Button>
      </Group>
    </form>
  );
}
