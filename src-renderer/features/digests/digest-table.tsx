import { Button, Group } from '@mantine/core';
import { IconFilterOff, IconPlugConnected } from '@tabler/icons-react';
import { useMemo } from 'react';
import { Link, useNavigate } from 'react-router';
import type { DigestView } from '../../../src-shared/ipc/contract.ts';
import { DataTable, EmptyState, formatDate, paths } from '../../components/index.ts';
import { useLocale, useTexts } from '../../i18n/index.ts';
import { BulkActions } from './bulk-actions.tsx';
import { digestColumns } from './digest-columns.tsx';
import { useDigests } from './digests-store.ts';
import { type DigestFilters, isFiltered } from './list-query.ts';
import type { DigestList } from './use-digest-list.ts';
import type { Posting } from './use-posting.ts';

const idOf = ({ id }: DigestView): string => id;

/** The rows of the list, with ticks, and what can be done with the ticked ones. */
export function DigestTable(props: {
  readonly list: DigestList;
  readonly filters: DigestFilters;
  readonly change: (part: Partial<DigestFilters>) => void;
  readonly clear: () => void;
  readonly manyStreams: boolean;
  readonly hasStreams: boolean;
  readonly posting: Posting;
}) {
  const { list, filters, change, manyStreams } = props;
  const say = useTexts('digests');
  const locale = useLocale();
  const navigate = useNavigate();
  const selected = useDigests((state) => state.selected);
  const select = useDigests((state) => state.select);
  const columns = useMemo(() => digestColumns(say, manyStreams), [say, manyStreams]);
  const chosen = useMemo(() => list.rows.filter(({ id }) => selected.has(id)), [list.rows, selected]);
  // What has left the list, or is not read again yet, is ticked nowhere that a person could see.
  const selection = useMemo(
    () => ({ selected: new Set(chosen.map(({ id }) => id)), onChange: select }),
    [chosen, select],
  );
  return (
    <DataTable
      label={say('list.title')}
      columns={columns}
      rows={list.rows}
      rowKey={idOf}
      rowLabel={({ location, date }) => `${location}, ${formatDate(date, locale)}`}
      onOpen={({ id }) => void navigate(paths.digest(id))}
      sort={filters.sort}
      onSort={(sort) => change({ sort })}
      selection={selection}
      {...list.query.paging}
      {...(list.total === undefined ? {} : { total: list.total })}
      empty={<NoDigests filters={filters} clear={props.clear} hasStreams={props.hasStreams} />}
      footer={chosen.length > 0 && <BulkActions digests={chosen} posting={props.posting} />}
      fill
    />
  );
}

function NoDigests(props: {
  readonly filters: DigestFilters;
  readonly clear: () => void;
  readonly hasStreams: boolean;
}) {
  const say = useTexts('digests');
  if (isFiltered(props.filters)) {
    return (
      <EmptyState
        icon={IconFilterOff}
        title={say('empty.filtered.title')}
        text={say('empty.filtered.text')}
        action={
          <Button variant="default" onClick={props.clear}>
            {say('filter.clear')}
          </Button>
        }
      />
    );
  }
  if (props.hasStreams) {
    return (
      <EmptyState
        title={say('empty.synced.title')}
        text={say('empty.synced.text')}
        action={
          <Button component={Link} to={paths.streams}>
            {say('empty.synced.action')}
          </Button>
        }
      />
    );
  }
  return (
    <EmptyState
      icon={IconPlugConnected}
      title={say('empty.none.title')}
      text={say('empty.none.text')}
      action={
        <Group justify="center">
          <Button variant="default" component={Link} to={paths.welcome}>
            {say('empty.none.sample')}
          </Button>
          <Button component={Link} to={paths.connect}>
            {say('empty.none.connect')}
          </Button>
        </Group>
      }
    />
  );
}
