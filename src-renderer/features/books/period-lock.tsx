import { Button, Group, Stack } from '@mantine/core';
import { type SyntheticEvent, useCallback, useState } from 'react';
import type { BusinessDate } from '../../../src-shared/time/index.ts';
import { ask, useAction } from '../../bridge/index.ts';
import { DateField, formatDate, useConfirm } from '../../components/index.ts';
import { useLocale, useTexts } from '../../i18n/index.ts';
import { BooksFailure } from './books-failure.tsx';
import type { Lock } from './use-lock.ts';

/** Locks everything up to a day, or opens what is locked. */
export function PeriodLock({ lock, books }: { readonly lock: Lock; readonly books: string | undefined }) {
  const { lockedThrough } = lock;
  const say = useTexts('books');
  const locale = useLocale();
  const confirm = useConfirm();
  const [date, setDate] = useState<BusinessDate | null>(lockedThrough);
  const [tried, setTried] = useState(false);
  const set = useAction(
    useCallback(
      async (through: BusinessDate | null) => {
        const isOpening = lockedThrough !== null && (through === null || through < lockedThrough);
        const day = through === null ? '' : formatDate(through, locale);
        const opened = through === null ? 'periods.open-all.text' : 'periods.open-to.text';
        const agreed = await confirm({
          title: say(isOpening ? 'periods.open.title' : 'periods.lock.title', { date: day }),
          body: say(isOpening ? opened : 'periods.lock.question', { date: day }),
          confirm: say(isOpening ? 'periods.open.confirm' : 'periods.lock.confirm'),
          danger: isOpening,
        });
        if (!agreed) return;
        await ask('books.set-lock', {
          lockedThrough: through,
          ...(books === undefined ? {} : { books }),
        });
      },
      [books, confirm, locale, lockedThrough, say],
    ),
  );
  const complaint = complaintOf();
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (date !== null && date !== lockedThrough) void set.run(date);
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <DateField
          label={say('periods.date')}
          value={date}
          onChange={setDate}
          error={tried ? complaint : null}
          maw={220}
        />
        {set.failure !== null && <BooksFailure failure={set.failure} compact />}
        <Group gap="xs">
          <Button type="submit" loading={set.busy}>
            {say('periods.lock.confirm')}
          </Button>
          {lockedThrough !== null && (
            <Button variant="default" onClick={() => void set.run(null)} disabled={set.busy}>
              {say('periods.open-all')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );

  function complaintOf(): string | null {
    if (date === null) return say('periods.date.missing');
    return date === lockedThrough ? say('periods.date.same') : null;
  }
}
