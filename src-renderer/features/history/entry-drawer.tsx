import { Drawer, Stack } from '@mantine/core';
import type { AuditEntryView } from '../../../src-shared/ipc/contract.ts';
import { InstantText, KeyValue } from '../../components/index.ts';
import { explainAudit, useTexts } from '../../i18n/index.ts';
import { ChangesTable } from './changes.tsx';
import { SubjectLink } from './subject.tsx';

/** One entry with all that it changed. */
export function EntryDrawer(props: { readonly entry: AuditEntryView | null; readonly onClose: () => void }) {
  const { entry, onClose } = props;
  const say = useTexts('history');
  return (
    <Drawer
      opened={entry !== null}
      onClose={onClose}
      title={entry === null ? say('title') : explainAudit.action(entry.action)}
      position="right"
      size="lg"
      closeButtonProps={{ 'aria-label': say('close') }}
    >
      {entry !== null && (
        <Stack gap="md">
          <KeyValue
            items={[
              { label: say('column.at'), value: <InstantText at={entry.at} /> },
              { label: say('column.who'), value: say(`who.${entry.who}`) },
              { label: say('column.subject'), value: <SubjectLink entry={entry} /> },
              ...(entry.subject.stream === null
                ? []
                : [{ label: say('stream'), value: entry.subject.stream }]),
              ...(entry.subject.books === null ? [] : [{ label: say('books'), value: entry.subject.books }]),
            ]}
          />
          {entry.changes.length > 0 && <ChangesTable entry={entry} />}
        </Stack>
      )}
    </Drawer>
  );
}
