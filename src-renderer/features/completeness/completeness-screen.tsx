import { Button, Group, Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconPlugConnected } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Responses } from '../../../src-shared/ipc/contract.ts';
import { businessDate } from '../../../src-shared/time/index.ts';
import { useAnswer } from '../../bridge/index.ts';
import { EmptyState, PageHeader, paths, QueryView } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Calendar } from './calendar.tsx';
import { DayDrawer } from './day-drawer.tsx';
import { Filters } from './filters.tsx';
import { PlacePages, usePlacePages } from './place-pages.tsx';
import { type CompletenessAddress, useCompletenessAddress } from './use-range.ts';

/** What may be missing from the tills, location by location and day by day. */
export function CompletenessScreen() {
  const say = useTexts('completeness');
  const address = useCompletenessAddress();
  const { stream, range } = address;
  const pages = usePlacePages(JSON.stringify([stream, range]));
  const query = useAnswer('completeness.list', {
    ...(stream === null ? {} : { stream }),
    ...(range === null ? {} : range),
    cursor: pages.cursor,
  });
  return (
    <>
      <PageHeader title={say('title')} subtitle={say('intro')} />
      <Stack gap="md">
        <Filters address={address} shown={query.data} />
        <QueryView query={query}>
          {(found) => (
            <>
              <Found found={found} address={address} />
              <PlacePages pages={pages} next={found.next} total={found.total.value} />
            </>
          )}
        </QueryView>
      </Stack>
    </>
  );
}

type List = Responses['completeness.list'];

function Found({ found, address }: { readonly found: List; readonly address: CompletenessAddress }) {
  const say = useTexts('completeness');
  const [opened, setOpened] = useState<{ stream: string; location: string; date: string } | null>(null);
  const { days, open } = found;
  // What is open is the day as it is now: it changes when somebody explains something.
  const day =
    opened === null
      ? null
      : (days.find(
          (one) =>
            one.date === opened.date && one.location === opened.location && one.stream === opened.stream,
        ) ?? null);
  if (found.total.value === 0) {
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
