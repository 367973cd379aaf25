import type { ReactNode } from 'react';
import classes from './text.module.css';

/** sm is a remark, md the text around it, lg and xl a figure that a page is about. */
export type FigureSize = 'sm' | 'md' | 'lg' | 'xl';

/** A number in figures of one width. */
export function Figure(props: {
  readonly children: ReactNode;
  readonly size?: FigureSize | undefined;
  readonly dimmed?: boolean | undefined;
}) {
  return (
    <span
      className={classes['figure']}
      data-size={props.size}
      data-dimmed={props.dimmed === true ? '' : undefined}
    >
      {props.children}
    </span>
  );
}
