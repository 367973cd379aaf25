import { Stack } from '@mantine/core';
import type { Responses, RunView } from '../../../src-shared/ipc/contract.ts';
import { FailureNote, InstantText, KeyValue, Section } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { NextRuns } from './next-runs.tsx';
import { Parked } from './parked.tsx';
import { StatusCure } from './status-cure.tsx';

/** What runs now, what ran last and what came of it, what runs next, and which books are left alone for now. */
export function RunFacts(props: {
  readonly panel: Responses['status.panel'];
  /** Epoch milliseconds at which it was so. */
  readonly readAt: number;
}) {
  const say = useTexts('sync-status');
  const { panel, readAt } = props;
  const { running, lastRun, parked } = panel;
  return (
    <Section title={say('runs')}>
      <Stack gap="xs">
        <KeyValue
          items={[
            ...(running === null
              ? []
              : [
                  {
                    label: say('run.running'),
                    value: <InstantText at={running.startedAt} />,
                    hint: <RunWords run={running} />,
                  },
                ]),
            {
              label: say('run.last'),
              value: lastRun === null ? say('run.none') : <InstantText at={lastRun.startedAt} />,
              ...(lastRun === null ? {} : { hint: <RunWords run={lastRun} /> }),
            },
            { label: say('run.next'), value: <NextRuns /> },
          ]}
        />
        {lastRun !== null && lastRun.failure !== null && (
          <FailureNote failure={lastRun.failure} compact action={<StatusCure failure={lastRun.failure} />} />
        )}
        {parked.map((one) => (
          <Parked key={one.books} parked={one} readAt={readAt} />
        ))}
      </Stack>
    </Section>
  );
}

function RunWords({ run }: { readonly run: RunView }) {
  const say = useTexts('sync-status');
  const { kind, startedBy, streams, outcome, counts } = run;
  return [
    say('run.what', {
      kind: say(`run.kind.${kind}`),
      by: say(`run.by.${startedBy}`),
      count: streams.length,
      streams: streams.join(', '),
    }),
    say(`run.outcome.${outcome}`),
    counts === null ? '' : say('run.counts', { documents: counts.documents, delivered: counts.delivered }),
    counts === null || counts.failed === 0 ? '' : say('run.failed', { count: counts.failed }),
  ]
    .filter(Boolean)
    .join(' ');
}
