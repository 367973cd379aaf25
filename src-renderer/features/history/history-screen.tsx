import { Button, Group, Text } from '@mantine/core';
import { useCallback, useState } from 'react';
import type { AuditEntryView } from '../../../src-shared/ipc/contract.ts';
import { saveFile, useAction, usePages } from '../../bridge/index.ts';
import {
  CureLink,
  type ExportFormat,
  ExportMenu,
  FailureNote,
  FillingPage,
  PageHeader,
  QueryView,
} from '../../components/index.ts';
import { useLocale, useTexts } from '../../i18n/index.ts';
import { EntryDrawer } from './entry-drawer.tsx';
import { HistoryFilterBar } from './filter-bar.tsx';
import { filterInput, useHistoryAddress } from './history-filters.ts';
import { HistoryTable } from './history-table.tsx';
import { subjectText } from './subject.tsx';

/** Everything that was done: when, by whom, to what, and what it changed. */
export function HistoryScreen() {
  const say = useTexts('history');
  const locale = useLocale();
  const address = useHistoryAddress();
  const { filters, change } = address;
  const query = usePages('audit.list', filterInput(filters));
  const [opened, setOpened] = useState<AuditEntryView | null>(null);
  const save = useAction(
    useCallback(
      (format: ExportFormat) => saveFile('audit.export', { ...filterInput(filters), format }),
      [filters],
    ),
  );
  const own = query.data?.pages[0]?.entries.find(({ subject }) => subject.id === filters.subject);
  return (
    <FillingPage>
      <PageHeader title={say('title')} subtitle={say('intro')} actions={<ExportMenu onExport={save.run} />} />
      <HistoryFilterBar address={address} />
      {filters.subject !== null && (
        <Group gap="xs" role="status">
          <Text size="sm">
            {own === undefined
              ? say('one-subject.unnamed')
              : say('one-subject', { name: subjectText(own.subject, say, locale) })}
          </Text>
          <Button size="compact-sm" variant="default" onClick={() => change({ subject: null })}>
            {say('one-subject.clear')}
          </Button>
        </Group>
      )}
      {save.failure !== null && (
        <FailureNote failure={save.failure} action={<CureLink failure={save.failure} />} alert />
      )}
      <QueryView query={query}>
        {() => <HistoryTable query={query} address={address} onOpen={setOpened} />}
      </QueryView>
      <EntryDrawer entry={opened} onClose={() => setOpened(null)} />
    </FillingPage>
  );
}
