import { Button, Stack, Text } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { RehearsalView } from '../../../src-shared/ipc/contract.ts';
import { displayDate } from '../../../src-shared/time/index.ts';
import { DataTable } from '../../components/index.ts';
import { useLocale, useTexts } from '../../i18n/index.ts';
import { useAmountColumns } from './rehearsal-columns.tsx';
import { RehearsedEntry } from './rehearsed-entry.tsx';
import classes from './rehearsal.module.css';

type Account = RehearsalView['accounts'][number];

/** One day of a rehearsal: what differs, and the entries of it. */
export function RehearsedDay(props: {
  readonly result: RehearsalView;
  readonly day: RehearsalView['days'][number];
  readonly onBack: () => void;
}) {
  const say = useTexts('mappings');
  const locale = useLocale();
  const { result, day, onBack } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  // The row that was opened is gone, and the keyboard with it.
  useEffect(() => heading.current?.focus(), []);
  const columns = useAmountColumns<Account>(result.currency, day.accounts);
  const entries = result.entries.filter(
    ({ date, location }) => date === day.date && location === day.location,
  );
  const title = say('rehearse.day', {
    location: day.location,
    date: displayDate(day.date, locale, { weekday: true }),
  });
  return (
    <Stack gap="sm" mt="md">
      <div>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconArrowLeft size={14} aria-hidden />}
          onClick={onBack}
        >
          {say('rehearse.all-days')}
        </Button>
        <h3 ref={heading} tabIndex={-1} className={classes['heading']}>
          {title}
        </h3>
        {day.posted && <Text size="sm">{say('rehearse.posted.text')}</Text>}
      </div>
      <DataTable
        label={title}
        columns={columns}
        rows={day.accounts}
        rowKey={({ account }) => account}
        maxHeight={280}
      />
      <h3 className={classes['heading']}>{say('rehearse.entries')}</h3>
      {entries.length === 0 && <Text size="sm">{say('rehearse.no-entries')}</Text>}
      {entries.map((entry, index) => (
        // Entries have no identity of their own here, and their order does not change.
        // oxlint-disable-next-line react/no-array-index-key
        <RehearsedEntry key={index} entry={entry} />
      ))}
      {result.more > 0 && <Text size="xs">{say('rehearse.more', { count: result.more })}</Text>}
    </Stack>
  );
}
