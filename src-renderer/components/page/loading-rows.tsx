import { Skeleton, VisuallyHidden } from '@mantine/core';
import { useTexts } from '../../i18n/index.ts';
import classes from './page.module.css';

/** Widths in per cent that look like words and not like a wall. */
const WIDTHS = [34, 22, 28, 18, 30, 24] as const;

/** What stands where a table is about to be. */
export function LoadingRows(props: { readonly rows?: number; readonly columns?: number }) {
  const t = useTexts('components');
  const { rows = 8, columns = 5 } = props;
  return (
    <div className={classes['skeleton']} role="status">
      <VisuallyHidden>{t('query.loading')}</VisuallyHidden>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} aria-hidden>
          {Array.from({ length: columns }, (_, column) => (
            <Skeleton key={column} height={12} width={`${WIDTHS[(row + column) % WIDTHS.length] ?? 20}%`} />
          ))}
        </div>
      ))}
    </div>
  );
}
