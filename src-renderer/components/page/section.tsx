import { type ReactNode, useId } from 'react';
import classes from './page.module.css';

/** A part of a page with a heading of its own. */
export function Section(props: {
  readonly title: string;
  readonly description?: ReactNode;
  /** Buttons at the right of the heading. */
  readonly actions?: ReactNode;
  /** Without padding: for a table that reaches from edge to edge. */
  readonly flush?: boolean;
  readonly children: ReactNode;
}) {
  const heading = useId();
  return (
    <section className={classes['section']} aria-labelledby={heading}>
      <header>
        <div>
          <h2 id={heading}>{props.title}</h2>
          {props.description !== undefined && (
            <div className={classes['description']}>{props.description}</div>
          )}
        </div>
        {props.actions !== undefined && <div className={classes['actions']}>{props.actions}</div>}
      </header>
      <div className={classes['body']} data-flush={props.flush === true ? '' : undefined}>
        {props.children}
      </div>
    </section>
  );
}
