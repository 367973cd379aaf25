import { Button } from '@mantine/core';
import { IconArchive } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { BackupView } from '../../../src-shared/ipc/contract.ts';
import { type Column, DataTable, EmptyState, formatBytes, InstantText } from '../../components/index.ts';
import { type Say, useLocale, useTexts } from '../../i18n/index.ts';

/** The backups beside the ledger, each with the way back to it. */
export function BackupTable(props: {
  readonly backups: readonly BackupView[];
  readonly disabled: boolean;
  readonly onRestore: (name: string) => void;
}) {
  const say = useTexts('settings');
  const locale = useLocale();
  const columns = useMemo(() => columnsOf(say, locale), [say, locale]);
  if (props.backups.length === 0) {
    return <EmptyState icon={IconArchive} title={say('backups.none')} text={say('backups.none.text')} />;
  }
  return (
    <DataTable
      label={say('backups.table')}
      columns={columns}
      rows={props.backups}
      rowKey={nameOf}
      maxHeight="40dvh"
      rowActions={({ name }) => (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={say('restore.name', { name })}
          onClick={() => props.onRestore(name)}
          disabled={props.disabled}
        >
          {say('restore')}
        </Button>
      )}
    />
  );
}

const nameOf = ({ name }: BackupView): string => name;

function columnsOf(say: Say, locale: string): readonly Column<BackupView>[] {
  return [
    {
      key: 'made',
      header: say('backups.made'),
      width: 190,
      render: ({ madeAt }) => <InstantText at={madeAt} />,
    },
    { key: 'name', header: say('backups.name'), minWidth: 220, render: ({ name }) => name },
    {
      key: 'size',
      header: say('ledger.size'),
      align: 'right',
      width: 110,
      render: ({ bytes }) => formatBytes(bytes, locale),
    },
  ];
}
