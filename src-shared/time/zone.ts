import { IANAZone } from 'luxon';
import { type Instant, instant } from './instant.ts';
import { type LocalDateTime, localOfUtcMs, localToUtcMs } from './local-date-time.ts';
import { HOUR_MS } from './units.ts';
import { firstMsWhere, offsetMsAt } from './zone-offset.ts';

/** The IANA name of a time zone, such as 'Asia/Kuala_Lumpur'. */
export type ZoneId = string & { readonly __brand: 'ZoneId' };

/** The instant, or instants, at which a wall clock shows a reading. */
export type LocalInstant =
  | { readonly kind: 'exact'; readonly instant: Instant }
  /** The clocks went back over this reading, so it was shown twice. */
  | { readonly kind: 'ambiguous'; readonly earlier: Instant; readonly later: Instant }
  /**
   * The clocks went forward over this reading at `change`, so it was never shown. `shifted` is
   * where a clock that had not been put forward shows it.
   */
  | { readonly kind: 'gap'; readonly shifted: Instant; readonly change: Instant };

/** No zone has ever been further from UTC (Manila was 15 h 56 min behind, until 1844). */
const MAX_OFFSET_MS = 16 * HOUR_MS;

/**
 * A name and not an offset ('+08:00' says nothing about the next clock change), with capitals as
 * IANA writes them: machines also take 'europe/london', and then one zone would have two names.
 */
const NAME = /^[A-Z][\w+-]*(?:\/[A-Z][\w+-]*)*$/u;

/** Whether this machine's time zone data knows the name. */
export function isZoneId(text: string): text is ZoneId {
  return NAME.test(text) && IANAZone.isValidZone(text);
}

/** Reads an IANA zone name. @throws RangeError when it is unknown. */
export function zoneId(text: string): ZoneId {
  if (!isZoneId(text)) throw new RangeError(`"${text}" is not a known time zone`);
  return text;
}

/** What the zone's wall clocks show at an instant. */
export function instantToLocal(at: Instant, zone: ZoneId): LocalDateTime {
  return localOfUtcMs(at + offsetMsAt(at, zone));
}

/** When the zone's wall clocks show a reading: once, twice or never. */
export function localToInstant(local: LocalDateTime, zone: ZoneId): LocalInstant {
  const readingMs = localToUtcMs(local);
  const lowMs = readingMs - MAX_OFFSET_MS;
  const highMs = readingMs + MAX_OFFSET_MS;
  const beforeMs = offsetMsAt(lowMs, zone);
  const afterMs = offsetMsAt(highMs, zone);
  const early = readingMs - beforeMs;
  const late = readingMs - afterMs;
  if (early === late) return { kind: 'exact', instant: instant(early) };

  const earlyShown = offsetMsAt(early, zone) === beforeMs;
  const lateShown = offsetMsAt(late, zone) === afterMs;
  if (earlyShown && lateShown) return { kind: 'ambiguous', earlier: instant(early), later: instant(late) };
  if (earlyShown) return { kind: 'exact', instant: instant(early) };
  if (lateShown) return { kind: 'exact', instant: instant(late) };
  const change = firstMsWhere(lowMs, highMs, (ms) => offsetMsAt(ms, zone) === afterMs);
  return { kind: 'gap', shifted: instant(early), change: instant(change) };
}
