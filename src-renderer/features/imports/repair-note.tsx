import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconInfoCircle, IconRefresh } from '@tabler/icons-react';
import { useSyncNow } from '../../bridge/index.ts';
import { CureLink, FailureNote } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';

/** That the good rows are in, how the others are repaired, and the sync that reads them again. */
export function RepairNote({ stream }: { readonly stream: string }) {
  const say = useTexts('imports');
  const sync = useSyncNow(stream);
  return (
    <Alert
      variant="outline"
      color="orange"
      icon={<IconInfoCircle aria-hidden />}
      title={say('repair.title')}
      role="note"
    >
      <Stack gap="xs">
        <Text size="sm">{say('repair.text')}</Text>
        {sync.failure !== null && (
          <FailureNote
            failure={sync.failure}
            action={<CureLink failure={sync.failure} stream={stream} />}
            compact
            alert
          />
        )}
        <Group>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconRefresh size={14} aria-hidden />}
            onClick={() => void sync.start()}
            loading={sync.busy}
          >
            {say('repair.sync', { stream })}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
