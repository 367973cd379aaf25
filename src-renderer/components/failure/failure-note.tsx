import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Failure } from '../../../src-shared/model/index.ts';
import { explainFailure, useTexts } from '../../i18n/index.ts';
import { type Tone, toned } from '../status/tone.ts';
import classes from './failure.module.css';

/** What went wrong, what to do about it, and where it is. */
export function FailureNote(props: {
  readonly failure: Failure;
  /** A button that goes to the cure. */
  readonly action?: ReactNode;
  /** For the inside of lists and cards. */
  readonly compact?: boolean;
  /** `danger`: something a person did has failed; `warning`: something waits for a person. */
  readonly tone?: Extract<Tone, 'danger' | 'warning'>;
  /** Read out at once: for the answer to what a person just did, not for what a page lists. */
  readonly alert?: boolean;
}) {
  const t = useTexts('components');
  const { cause, cure } = explainFailure(props.failure);
  const { where } = props.failure;
  return (
    <div
      {...toned(props.tone ?? 'danger', classes['note'])}
      data-compact={props.compact === true ? '' : undefined}
      role={props.alert === true ? 'alert' : undefined}
    >
      <IconAlertTriangle size={18} aria-hidden />
      <div className={classes['words']}>
        <p className={classes['cause']}>{cause}</p>
        {cure !== '' && <p className={classes['cure']}>{cure}</p>}
        {/* Most causes name the place themselves; saying it twice would be noise. */}
        {where !== null && !cause.includes(where) && (
          <p className={classes['where']}>{t('failure.where', { where })}</p>
        )}
      </div>
      {props.action !== undefined && <div className={classes['action']}>{props.action}</div>}
    </div>
  );
}
