import type { ReactNode } from 'react';
import classes from './page.module.css';

/** A page with a table that fills the window. */
export function FillingPage({ children }: { readonly children: ReactNode }) {
  return <div className={classes['filling']}>{children}</div>;
}
