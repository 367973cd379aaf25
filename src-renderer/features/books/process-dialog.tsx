import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import type { BusinessDate } from '../../../src-shared/time/index.ts';
import { DateField } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { type Meant, numbersOf, Sums, WhichDay } from './act-question.tsx';
import type { Acting } from './acting.ts';
import { BooksFailure } from './books-failure.tsx';
import type { Lock } from './use-lock.ts';

/** Asks how orders are processed, and says what that will make. */
export function ProcessDialog(props: {
  /** Null: closed. */
  readonly meant: Meant | null;
  readonly acting: Acting;
  readonly lock: Lock;
  readonly onClose: () => void;
}) {
  const { meant, acting, lock, onClose } = props;
  const say = useTexts('books');
  return (
    <Modal
      opened={meant !== null}
      onClose={onClose}
      title={say('process.title', { count: meant?.count ?? 0 })}
      closeButtonProps={{ 'aria-label': say('dialog.close') }}
      centered
    >
      {meant !== null && <ProcessForm meant={meant} acting={acting} lock={lock} onClose={onClose} />}
    </Modal>
  );
}

function ProcessForm(props: {
  readonly meant: Meant;
  readonly acting: Acting;
  readonly lock: Lock;
  readonly onClose: () => void;
}) {
  const { meant, acting, lock, onClose } = props;
  const say = useTexts('books');
  // All together are processed as far as they are ready: nothing goes below zero by accident.
  const [deliver, setDeliver] = useState<'all' | 'in-stock'>(meant.documents === null ? 'in-stock' : 'all');
  const [date, setDate] = useState<BusinessDate | null>(null);
  const back = meant.documents?.filter(({ backOrdered }) => backOrdered).length ?? 0;
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    const run = acting.run({ what: 'process', deliver, date }, numbersOf(meant));
    // All may take long: how far it is shows, and can be stopped, behind the dialog.
    if (meant.documents === null || (await run)) onClose();
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack>
        <Radio.Group
          label={say('process.deliver')}
          value={deliver}
          onChange={(value) => setDeliver(value === 'all' ? 'all' : 'in-stock')}
        >
          <Stack gap="xs" mt="xs">
            <Radio
              value="in-stock"
              label={say('process.in-stock')}
              description={say('process.in-stock.text')}
            />
            <Radio value="all" label={say('process.all')} description={say('process.all.text')} />
          </Stack>
        </Radio.Group>
        {back > 0 && deliver === 'all' && (
          <Text size="sm">{say('process.back-ordered', { count: back })}</Text>
        )}
        <DateField
          label={say('process.date')}
          placeholder={say('process.date.own')}
          value={date}
          onChange={setDate}
          {...(lock.openDay === null ? {} : { minDate: lock.openDay })}
          clearable
          clearButtonProps={{ 'aria-label': say('process.date.own') }}
        />
        <Stack gap={4}>
          <Text size="sm">{say(`process.makes.${deliver}`, { count: meant.count })}</Text>
          {deliver === 'all' && <Sums documents={meant.documents ?? []} />}
          {date === null && <WhichDay what="process" meant={meant} lock={lock} />}
        </Stack>
        {acting.failure !== null && <BooksFailure failure={acting.failure} compact />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {/* What has begun goes on without the dialog. */}
            {say(acting.busy ? 'dialog.close' : 'dialog.cancel')}
          </Button>
          <Button type="submit" loading={acting.busy}>
            {say('process.confirm', { count: meant.count })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
