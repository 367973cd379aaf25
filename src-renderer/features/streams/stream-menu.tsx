import { ActionIcon, Menu } from '@mantine/core';
import {
  IconArrowsLeftRight,
  IconCalendarStats,
  IconDots,
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlugConnectedX,
  IconRefresh,
  IconSettings,
} from '@tabler/icons-react';
import { Link } from 'react-router';
import type { StreamView } from '../../../src-shared/ipc/contract.ts';
import { paths } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';

const ICON = { size: 16, stroke: 1.6, 'aria-hidden': true } as const;

/** Everything that can be done with one stream. */
export function StreamMenu(props: {
  readonly stream: StreamView;
  readonly syncing: boolean;
  readonly onSync: () => void;
  readonly onRename: () => void;
  readonly onStatus: (status: StreamView['status']) => void;
}) {
  const say = useTexts('streams');
  const { name, status } = props.stream;
  return (
    <Menu
      position="bottom-end"
      // The table scrolls, and would cut off what hangs out of it.
      floatingStrategy="fixed"
    >
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={say('menu', { name })}>
          <IconDots {...ICON} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} to={paths.stream(name)} leftSection={<IconSettings {...ICON} />}>
          {say('menu.settings')}
        </Menu.Item>
        <Menu.Item component={Link} to={paths.mappings(name)} leftSection={<IconArrowsLeftRight {...ICON} />}>
          {say('menu.mappings')}
        </Menu.Item>
        <Menu.Item
          component={Link}
          to={paths.streamDigests(name)}
          leftSection={<IconCalendarStats {...ICON} />}
        >
          {say('menu.digests')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconRefresh {...ICON} />}
          onClick={props.onSync}
          disabled={status !== 'active' || props.syncing}
        >
          {say('menu.sync')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconPencil {...ICON} />} onClick={props.onRename}>
          {say('menu.rename')}
        </Menu.Item>
        <StatusItems status={status} onStatus={props.onStatus} />
      </Menu.Dropdown>
    </Menu>
  );
}

function StatusItems(props: {
  readonly status: StreamView['status'];
  readonly onStatus: (status: StreamView['status']) => void;
}) {
  const say = useTexts('streams');
  const { status, onStatus } = props;
  return (
    <>
      {status === 'active' ? (
        <Menu.Item leftSection={<IconPlayerPause {...ICON} />} onClick={() => onStatus('paused')}>
          {say('menu.pause')}
        </Menu.Item>
      ) : (
        <Menu.Item leftSection={<IconPlayerPlay {...ICON} />} onClick={() => onStatus('active')}>
          {say(status === 'paused' ? 'menu.resume' : 'menu.reconnect')}
        </Menu.Item>
      )}
      {status !== 'disconnected' && (
        <Menu.Item leftSection={<IconPlugConnectedX {...ICON} />} onClick={() => onStatus('disconnected')}>
          {say('menu.disconnect')}
        </Menu.Item>
      )}
    </>
  );
}
