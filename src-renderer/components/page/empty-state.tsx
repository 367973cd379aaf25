import { type Icon, IconInbox } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './page.module.css';

/** Says why there is nothing here, and what would bring something. */
export function EmptyState(props: {
  readonly icon?: Icon;
  readonly title: string;
  readonly text?: ReactNode;
  readonly action?: ReactNode;
}) {
  const Mark = props.icon ?? IconInbox;
  return (
    <div className={classes['empty']}>
      <Mark size={32} stroke={1.5} aria-hidden />
      <h2>{props.title}</h2>
      {props.text !== undefined && <p>{props.text}</p>}
      {props.action !== undefined && <div>{props.action}</div>}
    </div>
  );
}
