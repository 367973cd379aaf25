import { Button, Group, Text } from '@mantine/core';
import { IconCircleDashed, IconFilterOff } from '@tabler/icons-react';
import { useMemo } from 'react';
import { Link } from 'react-router';
import type { StatusRowView } from '../../../src-shared/ipc/contract.ts';
import { DataTable, EmptyState, paths } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { statusColumns } from './status-columns.tsx';
import { isFiltered } from './status-filters.ts';
import type { StatusAddress } from './use-status-filters.ts';
import type { StatusRows } from './use-status-rows.ts';

const idOf = ({ id }: StatusRowView): string => id;

/** The rows; one opens with its cause and its cure. */
export function StatusTable(props: {
  readonly list: StatusRows;
  readonly address: StatusAddress;
  readonly manyStreams: boolean;
}) {
  const { list, address, manyStreams } = props;
  const { filters, change, open } = address;
  const say = useTexts('sync-status');
  const columns = useMemo(() => statusColumns(say, manyStreams), [say, manyStreams]);
  const first = filters.startAt === null ? undefined : list.rows[0];
  return (
    <>
      {first !== undefined && (
        <Group gap="xs" role="status">
          <Text size="sm">{say('from-row', { number: first.number })}</Text>
          <Button size="compact-sm" variant="default" onClick={() => change({ startAt: null })}>
            {say('from-row.clear')}
          </Button>
        </Group>
      )}
      <DataTable
        label={say('details.title')}
        columns={columns}
        rows={list.rows}
        rowKey={idOf}
        rowLabel={({ number }) => number}
        onOpen={({ id }) => open(id)}
        sort={filters.sort}
        onSort={(sort) => change({ sort })}
        {...list.query.paging}
        {...(list.total === undefined ? {} : { total: list.total })}
        empty={<NoRows address={address} />}
        fill
      />
    </>
  );
}

function NoRows({ address }: { readonly address: StatusAddress }) {
  const say = useTexts('sync-status');
  if (isFiltered(address.filters)) {
    return (
      <EmptyState
        icon={IconFilterOff}
        title={say('no-match.title')}
        text={say('no-match.text')}
        action={
          <Button variant="default" onClick={address.clear}>
            {say('filter.clear')}
          </Button>
        }
      />
    );
  }
  return (
    <EmptyState
      icon={IconCircleDashed}
      title={say('empty.title')}
      text={say('empty.text')}
      action={
        <Button component={Link} to={paths.digests}>
          {say('empty.action')}
        </Button>
      }
    />
  );
}
