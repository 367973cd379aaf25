import { Stack } from '@mantine/core';
import type { Responses, RunView } from '../../../src-shared/ipc/contract.ts';
import {
  CureLink,
  FailureNote,
  formatMoment,
  InstantText,
  KeyValue,
  Section,
} from '../../components/index.ts';
import { useLocale, useTexts } from '../../i18n/index.ts';

/** What runs now, what ran last and what came of it, and which books are left alone for now. */
export function RunFacts({ panel }: { readonly panel: Responses['status.panel'] }) {
  const say = useTexts('sync-status');
  const locale = useLocale();
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
          ]}
        />
        {lastRun !== null && lastRun.failure !== null && (
          <FailureNote failure={lastRun.failure} compact action={<CureLink failure={lastRun.failure} />} />
        )}
        {parked.map(({ books, until, cause }) => (
          <div key={books}>
            <p>{say('parked', { books, until: formatMoment(until, locale) })}</p>
            <FailureNote failure={cause} tone="warning" compact action={<CureLink failure={cause} />} />
          </div>
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
