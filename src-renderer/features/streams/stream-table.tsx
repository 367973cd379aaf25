import { Text } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import type { StreamView } from '../../../src-shared/ipc/contract.ts';
import { isUnderWay, useTasks } from '../../bridge/index.ts';
import { type Column, CureLink, DataTable, FailureNote, InstantText, paths } from '../../components/index.ts';
import { type Say, useTexts } from '../../i18n/index.ts';
import { RenameModal } from './rename-modal.tsx';
import { StreamMenu } from './stream-menu.tsx';
import { StreamStatusBadge } from './stream-status-badge.tsx';
import { useStreams } from './streams-store.ts';
import { useStreamActions } from './use-stream-actions.ts';

/** The streams: those in use first, then by name. */
export function StreamTable({ streams }: { readonly streams: readonly StreamView[] }) {
  const say = useTexts('streams');
  const navigate = useNavigate();
  const { sync, setStatus } = useStreamActions();
  const [renaming, setRenaming] = useState<string | null>(null);
  const syncing = useSyncing();
  const rows = useMemo(() => streams.toSorted(inUseFirst), [streams]);
  const columns = useMemo(() => columnsOf(say, syncing), [say, syncing]);
  const open = useCallback(({ name }: StreamView) => void navigate(paths.stream(name)), [navigate]);
  const failure = sync.failure ?? setStatus.failure;
  return (
    <>
      {failure !== null && (
        <FailureNote
          failure={failure}
          action={
            <CureLink failure={failure} {...(failure.where === null ? {} : { stream: failure.where })} />
          }
          alert
        />
      )}
      <DataTable
        label={say('title')}
        columns={columns}
        rows={rows}
        rowKey={nameOf}
        rowLabel={nameOf}
        onOpen={open}
        rowActions={(stream) => (
          <StreamMenu
            stream={stream}
            syncing={syncing.has(stream.name)}
            onSync={() => void sync.run(stream.name)}
            onRename={() => setRenaming(stream.name)}
            onStatus={(status) => void setStatus.run(stream.name, status)}
          />
        )}
      />
      {renaming !== null && <RenameModal stream={renaming} onClose={() => setRenaming(null)} />}
    </>
  );
}

/** Names of the streams that are read right now. */
function useSyncing(): ReadonlySet<string> {
  const { byId } = useTasks();
  const { syncs } = useStreams();
  return useMemo(
    () =>
      new Set(
        Object.entries(syncs).flatMap(([id, stream]) => {
          const task = byId[id];
          return task !== undefined && isUnderWay(task) ? [stream] : [];
        }),
      ),
    [byId, syncs],
  );
}

function columnsOf(say: Say, syncing: ReadonlySet<string>): readonly Column<StreamView>[] {
  return [
    {
      key: 'name',
      header: say('name'),
      render: ({ name, provider }) => (
        <>
          <Text size="sm" fw={600}>
            {name}
          </Text>
          <Text size="xs" c="dimmed">
            {say(`provider.${provider}`)}
          </Text>
        </>
      ),
      minWidth: 180,
      wrap: true,
    },
    {
      key: 'status',
      header: say('status'),
      render: ({ name, status }) => <StreamStatusBadge status={syncing.has(name) ? 'syncing' : status} />,
      width: 120,
    },
    {
      key: 'books',
      header: say('books'),
      render: ({ books, currency }) => say('books.of', { books, currency }),
      width: 150,
    },
    {
      key: 'created',
      header: say('created'),
      render: ({ createdAt }) => <InstantText at={createdAt} />,
      width: 176,
    },
    {
      key: 'synced',
      header: say('synced'),
      render: ({ lastSyncedAt }) =>
        lastSyncedAt === null ? say('synced.never') : <InstantText at={lastSyncedAt} />,
      width: 176,
    },
  ];
}

const nameOf = ({ name }: StreamView): string => name;

const ORDER = ['active', 'paused', 'disconnected'] as const satisfies readonly StreamView['status'][];

function inUseFirst(a: StreamView, b: StreamView): number {
  return ORDER.indexOf(a.status) - ORDER.indexOf(b.status) || a.name.localeCompare(b.name);
}
