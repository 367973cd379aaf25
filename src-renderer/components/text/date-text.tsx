import { displayDate } from '../../../src-shared/time/index.ts';
import { useLocale } from '../../i18n/index.ts';
import classes from './text.module.css';

/** A business date in the person's own writing; the same day in every time zone. */
export function DateText(props: {
  /** YYYY-MM-DD */
  readonly date: string;
  readonly weekday?: boolean;
}) {
  const locale = useLocale();
  return (
    <time className={classes['figure']} dateTime={props.date}>
      {displayDate(props.date, locale, { weekday: props.weekday ?? false })}
    </time>
  );
}
