import { Button } from '@mantine/core';
import { IconFilterOff, IconHistory } from '@tabler/icons-react';
import { useMemo } from 'react';
import { Link } from 'react-router';
import type { AuditEntryView } from '../../../src-shared/ipc/contract.ts';
import type { Pages } from '../../bridge/index.ts';
import { type Column, DataTable, EmptyState, InstantText, paths } from '../../components/index.ts';
import { explainAudit, type Say, useLocale, useTexts } from '../../i18n/index.ts';
import { changesText } from './changes.tsx';
import { type HistoryAddress, isFiltered } from './history-filters.ts';
import { SubjectLink } from './subject.tsx';

const idOf = ({ id }: AuditEntryView): string => id;

/** The entries, newest first; one opens with all that it changed. */
export function HistoryTable(props: {
  readonly query: Pages<'audit.list'>;
  readonly address: HistoryAddress;
  readonly onOpen: (entry: AuditEntryView) => void;
}) {
  const { query, address, onOpen } = props;
  const { data } = query;
  const say = useTexts('history');
  const locale = useLocale();
  const columns = useMemo(() => columnsOf(say, locale), [say, locale]);
  const rows = useMemo(() => data?.pages.flatMap((page) => page.entries) ?? [], [data]);
  const total = data?.pages.at(-1)?.total;
  return (
    <DataTable
      label={say('title')}
      columns={columns}
      rows={rows}
      rowKey={idOf}
      rowLabel={({ action, subject }) => `${explainAudit.action(action)} ${subject.name}`.trim()}
      onOpen={onOpen}
      {...query.paging}
      {...(total === undefined ? {} : { total })}
      empty={<Nothing address={address} />}
      fill
    />
  );
}

function columnsOf(say: Say, locale: string): readonly Column<AuditEntryView>[] {
  return [
    { key: 'at', header: say('column.at'), width: 178, render: ({ at }) => <InstantText at={at} /> },
    { key: 'who', header: say('column.who'), width: 108, render: ({ who }) => say(`who.${who}`) },
    {
      key: 'action',
      header: say('column.action'),
      minWidth: 128,
      render: ({ action }) => explainAudit.action(action),
    },
    {
      key: 'subject',
      header: say('column.subject'),
      minWidth: 98,
      render: (entry) => <SubjectLink entry={entry} />,
    },
    {
      key: 'change',
      header: say('column.change'),
      minWidth: 128,
      render: (entry) => {
        const text = changesText(entry, locale);
        return <span title={text}>{text}</span>;
      },
    },
  ];
}

function Nothing({ address }: { readonly address: HistoryAddress }) {
  const say = useTexts('history');
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
      icon={IconHistory}
      title={say('empty.title')}
      text={say('empty.text')}
      action={
        <Button component={Link} to={paths.connect}>
          {say('empty.action')}
        </Button>
      }
    />
  );
}
