import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import type { ScheduleView } from '../../../src-shared/ipc/contract.ts';
import { parseInstant } from '../../../src-shared/time/index.ts';
import { failureIn, useAnswer } from '../../bridge/index.ts';
import { FailureText, formatMoment, paths } from '../../components/index.ts';
import { useLocale, useTexts } from '../../i18n/index.ts';
import classes from './sync-status.module.css';

/** Runs that are told here; the settings of each stream tell its own. */
const SHOWN = 3;

type Coming = ScheduleView & { readonly nextRunAt: string };

/** What brings something to the books by itself, the next first; or that nothing does. */
export function NextRuns() {
  const say = useTexts('sync-status');
  const { data, error, dataUpdatedAt } = useAnswer('schedule.list', {});
  if (data === undefined) return error === null ? null : <FailureText failure={failureIn(error)} />;
  const coming = comingOf(data.jobs);
  if (coming.length === 0) {
    return (
      <>
        {say('next.none')}{' '}
        <Anchor component={Link} to={paths.streams} inherit underline="always">
          {say('next.streams')}
        </Anchor>
      </>
    );
  }
  return (
    <ul className={classes['lines']}>
      {coming.slice(0, SHOWN).map((job) => (
        <li key={`${job.stream} ${job.job}`}>
          <OneRun job={job} readAt={dataUpdatedAt} />
        </li>
      ))}
      {coming.length > SHOWN && <li>{say('next.more', { count: coming.length - SHOWN })}</li>}
    </ul>
  );
}

function OneRun({ job, readAt }: { readonly job: Coming; readonly readAt: number }) {
  const say = useTexts('sync-status');
  const locale = useLocale();
  const { stream, nextRunAt, whyNot } = job;
  const isDue = (parseInstant(nextRunAt) ?? readAt) < readAt;
  const words = say(isDue ? `next.${job.job}.due` : `next.${job.job}`, {
    stream,
    at: formatMoment(nextRunAt, locale),
  });
  return whyNot === 'clock-behind' ? `${words} ${say('next.clock-behind')}` : words;
}

/** A look for missing days brings nothing to the books. */
function comingOf(jobs: readonly ScheduleView[]): readonly Coming[] {
  return jobs
    .flatMap((job) => {
      const { nextRunAt } = job;
      return nextRunAt === null || job.job === 'tell-missing' ? [] : [{ ...job, nextRunAt }];
    })
    .toSorted((a, b) => (parseInstant(a.nextRunAt) ?? 0) - (parseInstant(b.nextRunAt) ?? 0));
}
