import type { ReactNode } from 'react';
import classes from './figures.module.css';

/** One figure that a page is about. */
export interface FigureFact {
  readonly label: string;
  readonly value: ReactNode;
  /** What it is held against, in small letters beneath. */
  readonly hint?: ReactNode;
}

/** The figures of a page beside each other, above the table that they come from. */
export function Figures(props: {
  /** What they are about: their accessible name. */
  readonly label: string;
  readonly items: readonly FigureFact[];
  /** Whether they come to what they should: a badge. */
  readonly verdict?: ReactNode;
}) {
  return (
    <div role="group" aria-label={props.label} className={classes['figures']}>
      <dl>
        {props.items.map(({ label, value, hint }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {value}
              {hint !== undefined && <div className={classes['hint']}>{hint}</div>}
            </dd>
          </div>
        ))}
      </dl>
      {props.verdict !== undefined && <div>{props.verdict}</div>}
    </div>
  );
}
