import { List } from '@mantine/core';
import type { StatusDetailView } from '../../../src-shared/ipc/contract.ts';
import { formatMoment } from '../../components/index.ts';
import { explainFailure, useLocale, useTexts } from '../../i18n/index.ts';
import classes from './sync-status.module.css';

/** Attempts that did not succeed, the latest first. */
export function Attempts({ attempts }: Pick<StatusDetailView, 'attempts'>) {
  const say = useTexts('sync-status');
  const locale = useLocale();
  if (attempts.length === 0) return null;
  return (
    <section className={classes['part']} aria-label={say('attempts')}>
      <h3>{say('attempts')}</h3>
      <List size="sm">
        {attempts.map(({ attempt, at, cause }) => (
          <List.Item key={attempt}>
            {say(at === null ? 'attempt.looked-up' : 'attempt', {
              attempt,
              at: at === null ? '' : formatMoment(at, locale),
              cause: explainFailure(cause).cause,
            })}
          </List.Item>
        ))}
      </List>
    </section>
  );
}
