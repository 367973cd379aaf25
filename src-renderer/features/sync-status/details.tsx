import { useCallback } from 'react';
import { saveFile, useAction, useAnswer, useTask } from '../../bridge/index.ts';
import {
  CureLink,
  type ExportFormat,
  ExportMenu,
  FailureNote,
  FillingPage,
  PageHeader,
  paths,
  QueryView,
} from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { JumpNote, LastFailureButton, RefreshButton, WorkProgress } from './actions.tsx';
import { StatusFilterBar } from './filter-bar.tsx';
import { QuarantineNote } from './quarantine-note.tsx';
import { RowDrawer } from './row-drawer.tsx';
import { filterInput } from './status-filters.ts';
import { StatusTable } from './status-table.tsx';
import { useLastFailure } from './use-last-failure.ts';
import { useStatusAddress } from './use-status-filters.ts';
import { useStatusRows } from './use-status-rows.ts';

/** Everything on its way to the books, row by row. */
export function Details() {
  const say = useTexts('sync-status');
  const address = useStatusAddress();
  const { filters } = address;
  const list = useStatusRows(filters);
  const panel = useAnswer('status.panel', {}).data;
  const streams = useAnswer('streams.list', {}).data?.streams ?? [];
  const refresh = useTask('status.refresh');
  const jump = useLastFailure();
  const save = useAction(
    useCallback(
      (format: ExportFormat) => saveFile('status.export', { ...filterInput(filters), format }),
      [filters],
    ),
  );
  return (
    <FillingPage>
      <PageHeader
        title={say('details.title')}
        back={{ to: paths.syncStatus, label: say('title') }}
        actions={
          <>
            <LastFailureButton jump={jump} />
            <ExportMenu onExport={save.run} />
            <RefreshButton refresh={refresh} />
          </>
        }
      />
      <StatusFilterBar
        address={address}
        streams={streams.map(({ name }) => name)}
        locations={panel?.locations ?? []}
        causes={panel?.causes ?? []}
      />
      {save.failure !== null && (
        <FailureNote failure={save.failure} action={<CureLink failure={save.failure} />} alert />
      )}
      <QuarantineNote count={panel?.quarantined.length ?? 0} />
      <JumpNote jump={jump} />
      <WorkProgress work={refresh} />
      <QueryView query={list.query}>
        {() => <StatusTable list={list} address={address} manyStreams={streams.length > 1} />}
      </QueryView>
      <RowDrawer address={address} refresh={refresh} />
    </FillingPage>
  );
}
