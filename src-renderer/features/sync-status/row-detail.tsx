import { Anchor, Button, Group, List, Stack, Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import type { StatusDetailView } from '../../../src-shared/ipc/contract.ts';
import { FailureNote } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import type { Refresh } from './actions.tsx';
import { WorkProgress } from './actions.tsx';
import { Attempts } from './attempts.tsx';
import { Exchanges } from './exchanges.tsx';
import { LookAlike } from './look-alike.tsx';
import { RowFacts } from './row-facts.tsx';
import { RowLink } from './row-link.tsx';
import { StatusCure } from './status-cure.tsx';
import type { StatusAddress } from './use-status-filters.ts';

interface RowProps {
  readonly detail: StatusDetailView;
  readonly refresh: Refresh;
  readonly address: StatusAddress;
}

/** Everything about one row, what to do about it first. */
export function RowDetail({ detail, refresh, address }: RowProps) {
  const { row, waitsFor } = detail;
  const say = useTexts('sync-status');
  return (
    <Stack>
      {row.cause !== null && (
        <FailureNote
          failure={row.cause}
          tone={row.status === 'failed' ? 'danger' : 'warning'}
          action={<StatusCure failure={row.cause} stream={row.stream} />}
        />
      )}
      {row.cause?.code === 'duplicate-suspected' && row.status === 'held' && (
        <LookAlike row={row} cause={row.cause} />
      )}
      <TryAgain detail={detail} refresh={refresh} />
      <WorkProgress work={refresh} />
      {waitsFor.length > 0 && (
        <div>
          <Text size="sm">{say('row.waits-for')}</Text>
          <List size="sm">
            {waitsFor.map(({ id, number, status }) => (
              <List.Item key={id}>
                <RowLink number={number} status={status} onOpen={() => address.open(id)} />
              </List.Item>
            ))}
          </List>
        </div>
      )}
      {detail.sameCause > 1 && <SameCause detail={detail} address={address} />}
      <RowFacts row={row} />
      <Attempts attempts={detail.attempts} />
      <Exchanges exchanges={detail.exchanges} />
    </Stack>
  );
}

/** Nothing where it is in the books, or never goes there. */
function TryAgain({ detail, refresh }: Pick<RowProps, 'detail' | 'refresh'>) {
  const say = useTexts('sync-status');
  const { row, cause, sameCause } = detail;
  if (!['failed', 'waiting', 'unknown'].includes(row.status)) return null;
  return (
    <Group gap="xs">
      <Button
        size="xs"
        leftSection={<IconRefresh size={14} aria-hidden />}
        onClick={() => void refresh.start({ id: row.id })}
        loading={refresh.busy}
      >
        {say('refresh.row')}
      </Button>
      {cause !== null && sameCause > 1 && (
        <Button
          size="xs"
          variant="default"
          onClick={() => void refresh.start({ cause })}
          loading={refresh.busy}
        >
          {say('refresh.cause', { count: sameCause })}
        </Button>
      )}
    </Group>
  );
}

function SameCause({ detail, address }: Pick<RowProps, 'detail' | 'address'>) {
  const say = useTexts('sync-status');
  const { others, sameCause, cause } = detail;
  const more = sameCause - 1 - others.length;
  return (
    <div>
      <Text size="sm">{say('row.same-cause', { count: sameCause - 1 })}</Text>
      <List size="sm">
        {others.map(({ id, number, status }) => (
          <List.Item key={id}>
            <RowLink number={number} status={status} onOpen={() => address.open(id)} />
          </List.Item>
        ))}
      </List>
      {more > 0 && (
        <Anchor component="button" type="button" size="sm" onClick={() => address.change({ cause })}>
          {say('row.same-cause.more', { count: more })}
        </Anchor>
      )}
    </div>
  );
}
