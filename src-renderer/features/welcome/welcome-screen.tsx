import { Button, Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconBuildingStore, IconPlugConnected, IconShieldLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { cancelTask, useAction } from '../../bridge/index.ts';
import { CureLink, FailureNote, PageHeader, paths, TaskProgress } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { useSampleStore } from './use-sample-store.ts';

/** Where a new ledger begins: look around in a sample store, or connect the shop's own sales. */
export function WelcomeScreen() {
  const say = useTexts('welcome');
  return (
    <Stack maw={880} mx="auto" gap="lg">
      <PageHeader title={say('title')} subtitle={say('subtitle')} />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <SampleStore />
        <Choice
          icon={<IconPlugConnected size={28} stroke={1.5} aria-hidden />}
          title={say('connect.title')}
          text={say('connect.text')}
        >
          <Group>
            <Button component={Link} to={paths.connect} variant="default">
              {say('connect')}
            </Button>
          </Group>
        </Choice>
      </SimpleGrid>
      <Group gap="xs" wrap="nowrap">
        <IconShieldLock size={20} stroke={1.5} aria-hidden />
        <Text size="sm">{say('privacy')}</Text>
      </Group>
    </Stack>
  );
}

/** A month of a made-up shop, read but not posted: reviewing and posting is what there is to try. */
function SampleStore() {
  const say = useTexts('welcome');
  const { task, underWay, failure, start, busy } = useSampleStore();
  const cancel = useAction(cancelTask);
  return (
    <Choice
      icon={<IconBuildingStore size={28} stroke={1.5} aria-hidden />}
      title={say('sample.title')}
      text={say('sample.text')}
    >
      {underWay && task !== null ? (
        <TaskProgress task={task} cancel={cancel} />
      ) : (
        <Group>
          <Button onClick={() => void start()} loading={busy}>
            {say('sample')}
          </Button>
        </Group>
      )}
      {failure !== null && <FailureNote failure={failure} action={<CureLink failure={failure} />} alert />}
    </Choice>
  );
}

function Choice(props: {
  readonly icon: ReactNode;
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
}) {
  return (
    <Card withBorder padding="lg">
      <Stack h="100%" justify="space-between">
        <Stack gap="xs">
          {props.icon}
          <Title order={2} size="h4">
            {props.title}
          </Title>
          <Text size="sm">{props.text}</Text>
        </Stack>
        <Stack gap="xs">{props.children}</Stack>
      </Stack>
    </Card>
  );
}
