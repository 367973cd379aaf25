import { displayInstant, displayInstantInFull } from '../../../src-shared/time/index.ts';
import { useLocale } from '../../i18n/index.ts';
import classes from './text.module.css';

/** A moment by the clocks of this computer, or of a zone; in full as its tooltip. */
export function InstantText(props: {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** IANA name. */
  readonly zone?: string;
}) {
  const locale = useLocale();
  return (
    <time
      className={classes['figure']}
      dateTime={props.at}
      title={displayInstantInFull(props.at, locale, props.zone)}
    >
      {displayInstant(props.at, locale, props.zone)}
    </time>
  );
}
