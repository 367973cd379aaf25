import { Stack, Text } from '@mantine/core';
import type { ScheduleView } from '../../../src-shared/ipc/contract.ts';
import { useAnswer } from '../../bridge/index.ts';
import { FailureText, InstantText } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';

/** When the stream does each thing next, and how the last sync went; nothing while that is not known. */
export function NextRun({ stream, zone }: { readonly stream: string; readonly zone: string }) {
  const { data } = useAnswer('schedule.list', {});
  const jobs = (data?.jobs ?? []).filter((job) => job.stream === stream);
  if (jobs.length === 0) return null;
  return (
    <Stack gap={4}>
      {jobs.map((job) => (
        <OneJob key={job.job} job={job} zone={zone} />
      ))}
    </Stack>
  );
}

function OneJob({ job: known, zone }: { readonly job: ScheduleView; readonly zone: string }) {
  const say = useTexts('streams');
  const { job, nextRunAt, whyNot, lastRunAt, lastOutcome, lastFailure } = known;
  return (
    <>
      {nextRunAt !== null && (
        <Text size="sm">
          {say(`next-run.${job}`)} <InstantText at={nextRunAt} zone={zone} />
          {whyNot === 'clock-behind' && ` ${say('next-run.clock-behind')}`}
        </Text>
      )}
      {lastRunAt !== null && lastOutcome !== null && lastOutcome !== 'done' && (
        <Text size="sm">
          {say(`last-run.${lastOutcome}`)} <InstantText at={lastRunAt} zone={zone} />
        </Text>
      )}
      {lastOutcome === 'failed' && lastFailure !== null && <FailureText failure={lastFailure} />}
    </>
  );
}
