import { Button, Stack } from '@mantine/core';
import { IconCircleDashed, IconListDetails } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { Responses } from '../../../src-shared/ipc/contract.ts';
import { useAnswer, useTask } from '../../bridge/index.ts';
import { EmptyState, PageHeader, paths, QueryView, Section } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { JumpNote, LastFailureButton, RefreshButton, WorkProgress } from './actions.tsx';
import { Causes } from './causes.tsx';
import { PanelTable } from './panel-table.tsx';
import { Quarantines } from './quarantines.tsx';
import { RunFacts } from './run-facts.tsx';
import { detailsAt } from './status-filters.ts';
import { useLastFailure } from './use-last-failure.ts';

/** Everything on its way to the books, counted; what keeps some of it out; the last run. */
export function Overview() {
  const say = useTexts('sync-status');
  const query = useAnswer('status.panel', {});
  const refresh = useTask('status.refresh');
  const jump = useLastFailure();
  return (
    <>
      <PageHeader
        title={say('title')}
        subtitle={say('subtitle')}
        actions={
          <>
            <LastFailureButton jump={jump} />
            <Button
              variant="default"
              component={Link}
              to={detailsAt()}
              leftSection={<IconListDetails size={16} aria-hidden />}
            >
              {say('details.view')}
            </Button>
            <RefreshButton refresh={refresh} />
          </>
        }
      />
      <Stack>
        <JumpNote jump={jump} />
        <WorkProgress work={refresh} />
        <QueryView query={query}>{(panel) => <Panel panel={panel} readAt={query.dataUpdatedAt} />}</QueryView>
      </Stack>
    </>
  );
}

function Panel(props: {
  readonly panel: Responses['status.panel'];
  /** Epoch milliseconds at which it was so. */
  readonly readAt: number;
}) {
  const { panel, readAt } = props;
  const say = useTexts('sync-status');
  return (
    <Stack>
      <Quarantines quarantined={panel.quarantined} />
      {panel.total === 0 ? (
        <EmptyState
          icon={IconCircleDashed}
          title={say('empty.title')}
          text={say('empty.text')}
          action={
            <Button component={Link} to={paths.digests}>
              {say('empty.action')}
            </Button>
          }
        />
      ) : (
        <Section title={say('panel')} description={say('panel.hint')} flush>
          <PanelTable panel={panel} />
        </Section>
      )}
      <Causes causes={panel.causes} />
      <RunFacts panel={panel} readAt={readAt} />
    </Stack>
  );
}
