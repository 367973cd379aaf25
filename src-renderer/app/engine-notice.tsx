import { Alert, Button, Group, Loader, Stack, Text } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import type { Failure } from '../../src-shared/model/index.ts';
import { askHost, useAction, useEngine } from '../bridge/index.ts';
import { FailureNote, paths } from '../components/index.ts';
import { useLasting } from '../components/page/use-lasting.ts';
import { explainFailure, useTexts } from '../i18n/index.ts';
import { HostGone } from './host-gone.tsx';

/** An engine is usually back within a second; after this time a person wants to know what to do. */
const USUAL_MS = 5000;

/** Long enough to read the notice's title. */
const READABLE_MS = 2500;

/** Says what happened when the engine is not there, and that it comes back by itself or how to bring it back. */
export function EngineNotice() {
  const { state, failure, restarts } = useEngine();
  const isBeingRead = useReadable(restarts);
  if (state === 'restarting' || (state === 'ready' && isBeingRead)) return <Restarting />;
  if (state === 'ready' || state === 'starting') return null;
  // Then there is nothing left that could start an engine.
  const isHostGone = failure?.code === 'host-unreachable' || failure?.code === 'host-refused';
  return isHostGone ? <HostGone failure={failure} /> : <Stopped failure={failure} />;
}

/** An engine may be back before anybody has read what happened: true for a while after each restart. */
function useReadable(restarts: number): boolean {
  const [read, setRead] = useState(restarts);
  useEffect(() => {
    if (restarts === read) return undefined;
    const timer = setTimeout(() => setRead(restarts), READABLE_MS);
    return () => clearTimeout(timer);
  }, [restarts, read]);
  return restarts !== read;
}

function Restarting() {
  const say = useTexts('app');
  const takesLong = useLasting(true, USUAL_MS);
  return (
    <Alert
      mb="md"
      color="orange"
      variant="outline"
      icon={<Loader size="sm" />}
      title={say('engine.restarting')}
      role="status"
    >
      <Text size="sm">{say('engine.restarting.text')}</Text>
      {takesLong && (
        <Text size="sm" mt={4}>
          {say('engine.restarting.long')}
        </Text>
      )}
    </Alert>
  );
}

function Stopped({ failure }: { readonly failure: Failure | null }) {
  const say = useTexts('app');
  const restart = useAction(restartEngine);
  const words = failure === null ? null : explainFailure(failure);
  return (
    <Alert
      mb="md"
      color="red"
      variant="outline"
      icon={<IconPlugConnectedX aria-hidden />}
      title={say('engine.stopped')}
      role="alert"
    >
      <Stack gap="xs">
        {words !== null && <Text size="sm">{words.cause}</Text>}
        {words !== null && <Text size="sm">{words.cure}</Text>}
        {restart.failure !== null && <FailureNote failure={restart.failure} compact alert />}
        <Group>
          <Button size="xs" onClick={() => void restart.run()} loading={restart.busy}>
            {say('engine.restart')}
          </Button>
          <Button size="xs" variant="default" component={Link} to={paths.settings}>
            {say('engine.backups')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}

async function restartEngine(): Promise<void> {
  const { engine } = await askHost('host.restart-engine', {});
  useEngine.getState().set(engine);
}
