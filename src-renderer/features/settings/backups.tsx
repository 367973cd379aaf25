import { Button, Group, Stack, Text } from '@mantine/core';
import { useAnswer, useTask } from '../../bridge/index.ts';
import { CureLink, FailureNote, QueryView, Section } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { BackupTable } from './backup-table.tsx';
import { useRestore } from './use-restore.ts';

/**
 * The backups that are kept, a new one now, and the way back to one of them. A file can be restored also
 * while the engine is stopped: that may be the very reason for it.
 */
export function Backups() {
  const say = useTexts('settings');
  const query = useAnswer('ledger.backups', {});
  const backUp = useTask('ledger.backup');
  const { restore, restoreFile, kept, forgetKept } = useRestore();
  const failure = backUp.failure ?? restore.failure ?? restoreFile.failure;
  const isRestoring = restore.busy || restoreFile.busy;
  const words = outcome();
  const start = () => {
    forgetKept();
    void backUp.start({});
  };
  return (
    <Section
      title={say('backups')}
      description={say('backups.text')}
      actions={
        <Group gap="xs">
          <Button
            variant="default"
            onClick={() => void restoreFile.run()}
            loading={restoreFile.busy}
            disabled={backUp.busy || restore.busy}
          >
            {say('restore.file')}
          </Button>
          <Button onClick={start} loading={backUp.busy} disabled={isRestoring}>
            {say('back-up')}
          </Button>
        </Group>
      }
    >
      <Stack gap="sm">
        {failure !== null && (
          <FailureNote failure={failure} action={<CureLink failure={failure} />} compact alert />
        )}
        <Text size="sm" role="status" hidden={words === ''}>
          {words}
        </Text>
        <QueryView query={query}>
          {({ backups }) => (
            <BackupTable
              backups={backups}
              disabled={isRestoring || backUp.busy}
              onRestore={(name) => void restore.run(name)}
            />
          )}
        </QueryView>
      </Stack>
    </Section>
  );

  function outcome(): string {
    if (kept !== null) {
      return kept.file === null ? say('restored') : say('restored.kept', { file: kept.file });
    }
    return backUp.result === null ? '' : say('backed-up', { file: backUp.result.file });
  }
}
