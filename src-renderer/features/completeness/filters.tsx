import { Button, Group, Select, Text } from '@mantine/core';
import type { Responses } from '../../../src-shared/ipc/contract.ts';
import { businessDate } from '../../../src-shared/time/index.ts';
import { useAnswer } from '../../bridge/index.ts';
import { DateField } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { type CompletenessAddress, daysFrom, MAX_DAYS } from './use-range.ts';

/** Which store and which days. */
export function Filters({
  address,
  shown,
}: {
  readonly address: CompletenessAddress;
  readonly shown: Responses['completeness.list'] | undefined;
}) {
  const say = useTexts('completeness');
  const streams = useAnswer('streams.list', {}).data?.streams ?? [];
  const { stream, range, change } = address;
  const last = range?.to ?? (shown === undefined ? null : businessDate(shown.to));
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
        onChange={(from) =>
          change(from === null || last === null ? { from, to: last } : daysFrom(from, last))
        }
        w={130}
      />
      <DateField
        aria-label={say('filter.to')}
        value={last}
        onChange={(to) => change({ to, from: range?.from ?? shown?.from ?? null })}
        w={130}
      />
      {range !== null && (
        <Button variant="subtle" color="gray" onClick={() => change({ from: null, to: null })}>
          {say('filter.clear')}
        </Button>
      )}
      <Text size="sm" c="dimmed">
        {say('filter.most', { max: MAX_DAYS })}
      </Text>
    </Group>
  );
}
