import {
  type DayRule,
  type Instant,
  type LocalDateTime,
  type ZoneId,
  localToInstant,
  parseInstant,
  zoneId,
} from '../../../../src-shared/time/index.ts';
import type { FileProfile } from '../profile/profile.ts';
import type { Row } from '../table/row.ts';
import {
  type DateReader,
  ISO_FORMAT,
  SHEET_DATE_FORMAT,
  dateReader,
  firstReading,
  joinReadings,
} from '../values/date-format.ts';
import { isSpreadsheetError } from '../values/decimal.ts';
import { RowError } from '../values/row-error.ts';
import type { Binding, Cell } from './bind.ts';
import { rawText } from './values.ts';

/** An instant, when the text states an offset; else what a clock on the wall showed. */
type Reading = { readonly at: Instant } | { readonly local: LocalDateTime };

/** Thousands of orders share a minute; the cache starts anew when it is full. */
const MAX_CACHED_READINGS = 10_000;

/** Reads the time of rows by the profile's formats, and knows the zone of each location. */
export class TimeReader {
  readonly #profile: FileProfile;
  readonly #time: Binding['time'];
  readonly #dateReaders: readonly DateReader[];
  readonly #clockReaders: readonly DateReader[];
  readonly #zoneOf: (location: string, local: LocalDateTime) => ZoneId;
  readonly #readings = new Map<string, Reading>();

  constructor(
    profile: FileProfile,
    time: Binding['time'],
    zoneOf: (location: string, local: LocalDateTime) => ZoneId,
  ) {
    this.#profile = profile;
    this.#time = time;
    this.#zoneOf = zoneOf;
    this.#dateReaders = [...profile.dateFormats, SHEET_DATE_FORMAT]
      .filter((format) => format !== ISO_FORMAT)
      .map(dateReader);
    this.#clockReaders = [...(profile.timeFormats ?? []), SHEET_DATE_FORMAT].map(dateReader);
  }

  /** When the row says it happened, there. A time shown twice is the earlier one. @throws RowError */
  read(row: Row, location: string): Instant {
    const reading = this.#reading(row);
    if ('at' in reading) return reading.at;
    const at = localToInstant(reading.local, this.#zoneOf(location, reading.local));
    return at.kind === 'exact' ? at.instant : at.kind === 'ambiguous' ? at.earlier : at.shifted;
  }

  /** Whether two rows state their time in the same words. */
  sameText(a: Row, b: Row): boolean {
    const { date, clock } = this.#time;
    return rawText(a, date) === rawText(b, date) && rawText(a, clock) === rawText(b, clock);
  }

  #reading(row: Row): Reading {
    const { date, clock } = this.#time;
    const text = rawText(row, date);
    const memo = clock === null ? text : `${text}\n${rawText(row, clock)}`;
    const known = this.#readings.get(memo);
    if (known !== undefined) return known;
    const reading = this.#parse(row, date, clock);
    if (this.#readings.size >= MAX_CACHED_READINGS) this.#readings.clear();
    this.#readings.set(memo, reading);
    return reading;
  }

  #parse(row: Row, date: Cell, clock: Cell | null): Reading {
    const text = rawText(row, date).trim();
    const at = this.#profile.dateFormats.includes(ISO_FORMAT) ? parseInstant(text) : null;
    if (at !== null) return { at };
    const day = firstReading(text, this.#dateReaders) ?? fail(date, text);
    if (clock === null) return { local: day };
    const clockText = rawText(row, clock).trim();
    return {
      local: joinReadings(day, firstReading(clockText, this.#clockReaders) ?? fail(clock, clockText)),
    };
  }
}

/** Made once: asking whether a zone exists costs a tenth of a millisecond, and connecting asks for every row. */
const UTC = zoneId('UTC');

/**
 * The zone of a location at a date: that of the day rule in force, so that a local time and its
 * business date agree; of a location without rules the stated one, the stream's before the
 * profile's; else UTC, under which a local date stays the date it is.
 */
export function zoneFinder(
  stated: ZoneId | null,
  dayRules: (location: string) => readonly DayRule[],
): (location: string, local: LocalDateTime) => ZoneId {
  const fallback = stated ?? UTC;
  const rules = new Map<string, readonly DayRule[]>();
  return (location, local) => {
    const known = rules.get(location) ?? dayRules(location).toSorted((a, b) => (a.from < b.from ? -1 : 1));
    rules.set(location, known);
    return (known.findLast((rule) => rule.from <= local.date) ?? known[0])?.zone ?? fallback;
  };
}

function fail(cell: Cell, text: string): never {
  if (text === '') throw new RowError('value-missing', cell.name, null);
  throw new RowError(
    isSpreadsheetError(text) ? 'value-spreadsheet-error' : 'value-not-a-date',
    cell.name,
    text,
  );
}
