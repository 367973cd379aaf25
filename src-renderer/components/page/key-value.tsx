import type { ReactNode } from 'react';
import classes from './page.module.css';

/** One fact of a list of facts. */
export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
  /** What it means, in small letters beneath. */
  readonly hint?: ReactNode;
}

/** Facts under each other, what they are on the left. */
export function KeyValue({ items }: { readonly items: readonly Fact[] }) {
  return (
    <dl className={classes['pairs']}>
      {items.map(({ label, value, hint }) => [
        <dt key={`${label} term`}>{label}</dt>,
        <dd key={label}>
          {value}
          {hint !== undefined && <div className={classes['hint']}>{hint}</div>}
        </dd>,
      ])}
    </dl>
  );
}
