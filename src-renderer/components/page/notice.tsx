import type { Icon } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import { type Tone, toned } from '../status/tone.ts';
import classes from './notice.module.css';

/** What a person should know of the whole page before anything else on it, and what they can do about it. */
export function Notice(props: {
  readonly tone: Tone;
  readonly icon: Icon;
  readonly title: string;
  readonly children?: ReactNode;
  /** Buttons at its right. */
  readonly actions?: ReactNode;
}) {
  const heading = useId();
  const Mark = props.icon;
  return (
    <section {...toned(props.tone, classes['notice'])} aria-labelledby={heading}>
      <Mark size={18} aria-hidden />
      <div className={classes['words']}>
        <h2 id={heading}>{props.title}</h2>
        {props.children}
      </div>
      {props.actions !== undefined && <div className={classes['actions']}>{props.actions}</div>}
    </section>
  );
}
