import { dayNumber, isBusinessDate } from './business-date.ts';
import { parseInstant } from './instant.ts';
import { DAY_MS } from './units.ts';

/** Building a formatter costs more than a table's worth of dates, so each is built once. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/**
 * A business date as a person of that locale writes it: '31 Oct 2026'. The date is the same in every
 * zone, because no zone takes part. A text that is not a date is answered as it is.
 * @param locale BCP 47
 */
export function displayDate(
  date: string,
  locale: string,
  options: { readonly weekday?: boolean } = {},
): string {
  if (!isBusinessDate(date)) return date;
  const weekday = options.weekday === true ? ({ weekday: 'short' } as const) : {};
  return formatter(locale, {
    ...weekday,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(dayNumber(date) * DAY_MS);
}

/**
 * A moment as the clocks of a zone show it, to the minute: '31 Oct 2026, 14:05'. A text that is not
 * an instant is answered as it is.
 * @param at ISO 8601 with an offset
 * @param zone IANA name; without it the zone of this computer
 */
export function displayInstant(at: string, locale: string, zone?: string): string {
  return formatMoment(at, locale, { dateStyle: 'medium', timeStyle: 'short' }, zone);
}

/** A moment in full, to the second and with the name of its zone: for a tooltip. */
export function displayInstantInFull(at: string, locale: string, zone?: string): string {
  return formatMoment(at, locale, { dateStyle: 'full', timeStyle: 'long' }, zone);
}

function formatMoment(
  at: string,
  locale: string,
  style: Intl.DateTimeFormatOptions,
  zone: string | undefined,
): string {
  const moment = parseInstant(at);
  if (moment === null) return at;
  return formatter(locale, zone === undefined ? style : { ...style, timeZone: zone }).format(moment);
}

function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const built = new Intl.DateTimeFormat(usableLocale(locale), options);
  formatters.set(key, built);
  return built;
}

/**
 * A language tag that Intl takes. Systems without a language of their own hand out such as
 * 'en-US@posix', and a window must not break at the first date for it; undefined is the system's choice.
 */
export function usableLocale(tag: string): string | undefined {
  const plain = tag.replace(/[@.].*$/u, '').replaceAll('_', '-');
  try {
    return Intl.getCanonicalLocales(plain)[0];
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
