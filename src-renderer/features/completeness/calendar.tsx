import { useMemo } from 'react';
import type { CompleteDayView } from '../../../src-shared/ipc/contract.ts';
import { type BusinessDate, datesFrom } from '../../../src-shared/time/index.ts';
import { formatDate } from '../../components/index.ts';
import { useLocale, useTexts } from '../../i18n/index.ts';
import classes from './completeness.module.css';
import { openFindings, percentOf } from './finding-words.ts';

interface CalendarProps {
  readonly from: BusinessDate;
  readonly to: BusinessDate;
  readonly days: readonly CompleteDayView[];
  readonly onOpen: (day: CompleteDayView) => void;
}

/** A row for each location and a column for each day, the latest first; a day that lacks something opens. */
export function Calendar({ from, to, days, onOpen }: CalendarProps) {
  const say = useTexts('completeness');
  const locale = useLocale();
  const dates = useMemo(() => [...datesFrom(from, to)].toReversed(), [from, to]);
  const rows = useMemo(() => rowsOf(days), [days]);
  return (
    // Scrolled by keyboard too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls needs focus
    <div className={classes['calendar']} tabIndex={0} role="region" aria-label={say('calendar')}>
      <table aria-label={say('calendar')}>
        <thead>
          <tr>
            <th scope="col">{say('column.location')}</th>
            {dates.map((date) => (
              <th key={date} scope="col" aria-label={formatDate(date, locale)}>
                {shortDate(date, locale)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, place, byDate }) => (
            <tr key={key}>
              <th scope="row" title={place}>
                {place}
              </th>
              {dates.map((date) => (
                <td key={date}>
                  <DayCell day={byDate.get(date)} place={place} onOpen={onOpen} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DayCell(props: {
  readonly day: CompleteDayView | undefined;
  readonly place: string;
  readonly onOpen: CalendarProps['onOpen'];
}) {
  const { day, place, onOpen } = props;
  const say = useTexts('completeness');
  const locale = useLocale();
  if (day === undefined) return <span className={classes['day']}>–</span>;
  const percent = say('percent', { percent: percentOf(day) });
  if (day.findings.length === 0) return <span className={classes['day']}>{percent}</span>;
  const open = openFindings(day).length;
  const name = say(open === 0 ? 'day.explained' : 'day.open', {
    location: place,
    date: formatDate(day.date, locale),
    percent,
    count: open,
  });
  return (
    <button
      type="button"
      className={`${classes['day'] ?? ''} ${open === 0 ? (classes['explained'] ?? '') : ''}`}
      aria-label={name}
      title={name}
      onClick={() => onOpen(day)}
    >
      {percent}
    </button>
  );
}

/** The day and the month, as short as they can be told apart. */
function shortDate(date: BusinessDate, locale: string): string {
  return formatDate(date, locale).replace(/[,.]?\s*\d{4}$/u, '');
}

/** Two stores may call a location alike: then the store is named as well. */
function rowsOf(days: readonly CompleteDayView[]) {
  const byPlace = Map.groupBy(days, ({ stream, location }) => JSON.stringify([location, stream]));
  const places = [...byPlace].toSorted(([a], [b]) => a.localeCompare(b));
  const alike = Map.groupBy(places, ([, own]) => own[0]?.location ?? '');
  return places.map(([key, own]) => {
    const { location = '', stream = '' } = own[0] ?? {};
    const isAlone = alike.get(location)?.length === 1;
    return {
      key,
      place: isAlone ? location : `${location} · ${stream}`,
      byDate: new Map(own.map((day) => [day.date, day])),
    };
  });
}
