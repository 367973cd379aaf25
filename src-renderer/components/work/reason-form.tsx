import { Button, Group, Stack, Textarea } from '@mantine/core';
import { type ReactNode, type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { type Failure, MAX_REASON_CHARS, MIN_REASON_CHARS } from '../../../src-shared/model/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { CureLink } from '../cure-link.tsx';
import { FailureNote } from '../failure/failure-note.tsx';

/** What the reason is asked for, as an action of the bridge does it. */
interface Doing {
  readonly run: (reason: string) => unknown;
  readonly busy: boolean;
  /** Why it was refused. */
  readonly failure: Failure | null;
}

/** What will happen, why, and the button that does it: inside a `ReasonDialog`, or in place of a button. */
export function ReasonForm(props: {
  /** What will happen. */
  readonly children: ReactNode;
  /** What becomes of the reason. */
  readonly note: string;
  /** The verb that does it, not "OK". */
  readonly confirm: string;
  /** It takes something away. */
  readonly danger?: boolean;
  readonly doing: Doing;
  /** What stands in the way: no reason is asked then. */
  readonly blocked?: ReactNode;
  /** It takes the place of the button that asked for it: nothing else brings the keyboard here then. */
  readonly inPlace?: boolean;
  readonly onCancel: () => void;
}) {
  const { doing, blocked, inPlace = false } = props;
  const t = useTexts('components');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (inPlace) field.current?.focus();
  }, [inPlace]);
  const isShort = reason.trim().length < MIN_REASON_CHARS;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isShort && !doing.busy) void doing.run(reason);
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {props.children}
        {blocked ?? (
          <Textarea
            ref={field}
            label={t('reason.label')}
            description={props.note}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={tried && isShort ? t('reason.short') : null}
            maxLength={MAX_REASON_CHARS}
            minRows={2}
            autosize
            required
            data-autofocus
          />
        )}
        {doing.failure !== null && (
          <FailureNote failure={doing.failure} action={<CureLink failure={doing.failure} />} compact alert />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={props.onCancel}>
            {t('reason.cancel')}
          </Button>
          {blocked === undefined && (
            <Button type="submit" loading={doing.busy} {...(props.danger === true ? { color: 'red.9' } : {})}>
              {props.confirm}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
