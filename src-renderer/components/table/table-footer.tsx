import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLocale, useTexts } from '../../i18n/index.ts';
import { formatCount } from '../text/numbers.ts';
import classes from './table.module.css';

/** The line beneath a table: how many rows there are, how many are ticked, and a way to more. */
export function TableFooter(props: {
  readonly shown: number;
  readonly total: { readonly value: number; readonly exact: boolean } | undefined;
  readonly selected: number;
  readonly hasMore: boolean;
  readonly onMore: (() => void) | undefined;
  readonly loadingMore: boolean;
  readonly children: ReactNode;
}) {
  const t = useTexts('components');
  const locale = useLocale();
  const shown = formatCount(props.shown, locale);
  return (
    <div className={classes['footer']}>
      <span>{countWords()}</span>
      {props.selected > 0 && (
        <strong>
          {t('table.selected', { count: props.selected, number: formatCount(props.selected, locale) })}
        </strong>
      )}
      {props.hasMore && props.onMore !== undefined && (
        <Button
          variant="subtle"
          size="compact-xs"
          color="gray"
          c="inherit"
          disabled={props.loadingMore}
          onClick={props.onMore}
        >
          {props.loadingMore ? t('table.loading-more') : t('table.more')}
        </Button>
      )}
      <div className={classes['aside']}>{props.children}</div>
    </div>
  );

  function countWords(): string {
    const { total } = props;
    if (total === undefined || (total.exact && total.value <= props.shown)) {
      return t('table.showing', { count: props.shown, shown });
    }
    const all = formatCount(total.value, locale);
    return t(total.exact ? 'table.showing-of' : 'table.showing-of-at-least', { shown, total: all });
  }
}
