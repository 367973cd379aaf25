import { IconAlertTriangle } from '@tabler/icons-react';
import type { Failure } from '../../../src-shared/model/index.ts';
import { explainFailure } from '../../i18n/index.ts';
import { type Tone, toned } from '../status/tone.ts';
import classes from './failure.module.css';

/** A failure's cause in one line, for a table cell; what to do about it is its tooltip. */
export function FailureText(props: {
  readonly failure: Failure;
  readonly tone?: Extract<Tone, 'danger' | 'warning'>;
}) {
  const { cause, cure } = explainFailure(props.failure);
  return (
    <span {...toned(props.tone ?? 'danger', classes['line'])} title={`${cause} ${cure}`.trim()}>
      <IconAlertTriangle size={14} aria-hidden />
      <span>{cause}</span>
    </span>
  );
}
