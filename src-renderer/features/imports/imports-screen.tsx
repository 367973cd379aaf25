import { IconDatabaseImport } from '@tabler/icons-react';
import { useCallback, useMemo } from 'react';
import { useNavigate } from 'react-router';
import type { ImportView } from '../../../src-shared/ipc/contract.ts';
import { usePages } from '../../bridge/index.ts';
import {
  type Column,
  CountText,
  DataTable,
  EmptyState,
  ImportStateBadge,
  InstantText,
  PageHeader,
  paths,
  QueryView,
} from '../../components/index.ts';
import { type Say, useTexts } from '../../i18n/index.ts';

/** Every file (or day of an API) that was read, newest first, with what became of its rows. */
export function ImportsScreen() {
  const say = useTexts('imports');
  const navigate = useNavigate();
  const query = usePages('imports.list', {});
  const columns = useMemo(() => columnsOf(say), [say]);
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.imports) ?? [], [query.data]);
  const open = useCallback(({ id }: ImportView) => void navigate(paths.import(id)), [navigate]);
  return (
    <>
      <PageHeader title={say('title')} subtitle={say('subtitle')} />
      <QueryView query={query}>
        {({ pages }) => (
          <DataTable
            label={say('title')}
            columns={columns}
            rows={rows}
            rowKey={idOf}
            rowLabel={fileOf}
            onOpen={open}
            {...query.paging}
            {...(pages[0] === undefined ? {} : { total: pages[0].total })}
            empty={
              <EmptyState icon={IconDatabaseImport} title={say('empty.title')} text={say('empty.text')} />
            }
          />
        )}
      </QueryView>
    </>
  );
}

const idOf = ({ id }: ImportView): string => id;
const fileOf = ({ file }: ImportView): string => file;

function columnsOf(say: Say): readonly Column<ImportView>[] {
  const counted = (key: keyof ImportView['documents'], width: number): Column<ImportView> => ({
    key,
    header: say(`column.${key}`),
    align: 'right',
    width,
    render: ({ documents }) => <CountText count={documents[key]} dimmed={documents[key] === 0} />,
  });
  return [
    { key: 'file', header: say('column.file'), minWidth: 180, render: ({ file }) => file },
    { key: 'stream', header: say('column.stream'), minWidth: 120, render: ({ stream }) => stream },
    {
      key: 'state',
      header: say('column.state'),
      width: 120,
      render: ({ state }) => <ImportStateBadge state={state} />,
    },
    // First what a person has to do something about: a narrow window shows no more than these.
    counted('rejected', 90),
    counted('new', 80),
    counted('changed', 90),
    counted('unchanged', 105),
    {
      key: 'when',
      header: say('column.when'),
      width: 170,
      render: ({ startedAt, completedAt }) => <InstantText at={completedAt ?? startedAt} />,
    },
  ];
}
