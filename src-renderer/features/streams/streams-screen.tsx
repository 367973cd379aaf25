import { Button, Group, Stack } from '@mantine/core';
import { IconPlugConnected, IconPlus } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useAnswer } from '../../bridge/index.ts';
import { EmptyState, PageHeader, paths, QueryView } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { StreamTable } from './stream-table.tsx';
import { SyncProgress } from './sync-progress.tsx';

/** Every connected POS account, what it feeds and how it goes. */
export function StreamsScreen() {
  const say = useTexts('streams');
  const query = useAnswer('streams.list', {});
  return (
    <Stack gap="md">
      <PageHeader
        title={say('title')}
        subtitle={say('subtitle')}
        actions={
          <Button component={Link} to={paths.connect} leftSection={<IconPlus size={16} aria-hidden />}>
            {say('connect')}
          </Button>
        }
      />
      <SyncProgress />
      <QueryView query={query}>
        {({ streams }) => (streams.length === 0 ? <NoStreams /> : <StreamTable streams={streams} />)}
      </QueryView>
    </Stack>
  );
}

function NoStreams() {
  const say = useTexts('streams');
  return (
    <EmptyState
      icon={IconPlugConnected}
      title={say('empty.title')}
      text={say('empty.text')}
      action={
        <Group justify="center">
          <Button component={Link} to={paths.connect}>
            {say('connect')}
          </Button>
          <Button component={Link} to={paths.welcome} variant="default">
            {say('empty.sample')}
          </Button>
        </Group>
      }
    />
  );
}
