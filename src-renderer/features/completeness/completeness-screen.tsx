import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconPlugConnected } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Responses } from '../../../src-shared/ipc/contract.ts';
import { businessDate } from '../../../src-shared/time/index.ts';
import { useAnswer } from '../../bridge/index.ts';
import { DateField, EmptyState, PageHeader, paths, QueryView } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Calendar } from './calendar.tsx';
import { DayDrawer } from './day-drawer.tsx';
import { openFindings } from './finding-words.ts';
import { type CompletenessAddress, useCompletenessAddress } from './use-range.ts';

/** What may be missing of the tills, location by location and day by day. */
export function CompletenessScreen() {
  const say = useTexts('completeness');
  const address = useCompletenessAddress();
  const { stream, range } = address;
  const query = useAnswer('completeness.list', {
    ...(stream === null ? {} : { stream }),
    ...(range === null ? {} : range),
  });
  return (
    <>
      <PageHeader title={say('title')} subtitle={say('intro')} />
      <Stack gap="md">
        <Filters address={address} shown={query.data} />
        <QueryView query={query}>{(found) => <Found found={found} address={address} />}</QueryView>
      </Stack>
    </>
  );
}

type List = Responses['completeness.list'];

function Found({ found, address }: { readonly found: List; readonly address: CompletenessAddress }) {
  const say = useTexts('completeness');
  const [opened, setOpened] = useState<{ stream: string; location: string; date: string } | null>(null);
  const { days } = found;
  // What is open is the day as it is now: it changes when somebody explains something.
  const day =
    opened === null
      ? null
      : (days.find(
          (one) =>
            one.date === opened.date && one.location === opened.location && one.stream === opened.stream,
        ) ?? null);
  if (days.length === 0) {
    return (
      <EmptyState
        icon={IconPlugConnected}
        title={say('empty.title')}
        text={say('empty.text')}
        action={
          <Button component={Link} to={address.range === null ? paths.connect : paths.completeness}>
            {say(address.range === null ? 'empty.action' : 'empty.back')}
          </Button>
        }
      />
    );
  }
  const open = days.reduce((count, one) => count + openFindings(one).length, 0);
  return (
    <Stack gap="md">
      <Group gap="xs" role="status">
        {open === 0 && <IconCircleCheck size={18} aria-hidden />}
        <Text size="sm">{open === 0 ? say('nothing-missing') : say('missing', { count: open })}</Text>
      </Group>
      <Calendar
        from={businessDate(found.from)}
        to={businessDate(found.to)}
        days={days}
        onOpen={({ stream, location, date }) => setOpened({ stream, location, date })}
      />
      <DayDrawer day={day} onClose={() => setOpened(null)} />
    </Stack>
  );
}

function Filters({
  address,
  shown,
}: {
  readonly address: CompletenessAddress;
  readonly shown: List | undefined;
}) {
  const say = useTexts('completeness');
  const streams = useAnswer('streams.list', {}).data?.streams ?? [];
  const { stream, range, change } = address;
  return (
    <Group gap="xs" role="search" aria-label={say('filter.label')}>
      {(streams.length > 1 || stream !== null) && (
        <Select
          aria-label={say('filter.stream')}
          placeholder={say('filter.stream')}
          data={streams.map(({ name }) => name)}
          value={stream}
          onChange={(value) => change({ stream: value })}
          clearable
          w={200}
        />
      )}
      <DateField
        aria-label={say('filter.from')}
        value={range?.from ?? shown?.from ?? null}
        onChange={(from) => change({ from, to: range?.to ?? shown?.to ?? null })}
        w={130}
      />
      <DateField
        aria-label={say('filter.to')}
        value={range?.to ?? shown?.to ?? null}
        onChange={(to) => change({ to, from: range?.from ?? shown?.from ?? null })}
        w={130}
      />
      {range !== null && (
        <Button variant="subtle" color="gray" onClick={() => change({ from: null, to: null })}>
          {say('filter.clear')}
        </Button>
      )}
    </Group>
  );
}
