import { Button, Popover, Tooltip } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useAnswer, useEngine, useSyncNow } from '../../bridge/index.ts';
import { CureLink, FailureNote } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';

/**
 * Syncs every stream in use. When it cannot it says why, also to the keyboard: so it stays within reach
 * instead of being disabled.
 */
export function SyncButton() {
  const say = useTexts('work');
  const sync = useSyncNow();
  const why = useWhyNot();
  const isBlocked = why !== null || sync.busy;
  return (
    <Popover
      opened={sync.failure !== null}
      onDismiss={sync.forget}
      position="bottom-end"
      width="min(420px, calc(100vw - 24px))"
      shadow="md"
      returnFocus
    >
      <Popover.Target>
        <Tooltip label={why ?? say('sync.title')} events={{ hover: true, focus: true, touch: true }}>
          <Button
            size="xs"
            leftSection={<IconRefresh size={16} aria-hidden />}
            onClick={() => {
              if (!isBlocked) void sync.start();
            }}
            aria-disabled={isBlocked}
            data-disabled={isBlocked}
          >
            {say(sync.busy ? 'sync.running' : 'sync')}
          </Button>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown p={0}>
        {sync.failure !== null && (
          <FailureNote failure={sync.failure} action={<CureLink failure={sync.failure} />} alert />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

/** Why nothing can be synced now, null when it can. */
function useWhyNot(): string | null {
  const say = useTexts('work');
  const { state } = useEngine();
  const streams = useAnswer('streams.list', {}).data?.streams;
  if (state !== 'ready') return say('sync.no-engine');
  // Until they are known the button looks as it nearly always does.
  if (streams === undefined) return null;
  return streams.some(({ status }) => status === 'active') ? null : say('sync.no-streams');
}
