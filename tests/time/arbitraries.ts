import * as fc from 'fast-check';
import {
  type BusinessDate,
  type DayRule,
  type Instant,
  type ZoneId,
  businessDate,
  dateOfDayNumber,
  dayNumber,
  instant,
  parseInstant,
  zoneId,
} from '../../src-shared/time/index.ts';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

export const LONDON = zoneId('Europe/London');
export const NEW_YORK = zoneId('America/New_York');
export const LORD_HOWE = zoneId('Australia/Lord_Howe');
export const KUALA_LUMPUR = zoneId('Asia/Kuala_Lumpur');
export const KIRITIMATI = zoneId('Pacific/Kiritimati');
export const PAGO_PAGO = zoneId('Pacific/Pago_Pago');
export const APIA = zoneId('Pacific/Apia');

/** Zones with and without summer time, with half and quarter hours, at both ends of the day. */
export const ZONES: readonly ZoneId[] = [
  LONDON,
  NEW_YORK,
  LORD_HOWE,
  KUALA_LUMPUR,
  KIRITIMATI,
  PAGO_PAGO,
  APIA,
  zoneId('UTC'),
  zoneId('Asia/Kathmandu'),
  zoneId('Pacific/Chatham'),
  zoneId('America/St_Johns'),
  zoneId('America/Sao_Paulo'),
  zoneId('America/Havana'),
  zoneId('Asia/Beirut'),
  zoneId('Africa/Casablanca'),
];

export const anyZone: fc.Arbitrary<ZoneId> = fc.constantFrom(...ZONES);

/** Any day of the calendar that has a few days on each side. */
export const anyDate: fc.Arbitrary<BusinessDate> = fc
  .integer({ min: dayNumber(businessDate('0001-01-10')), max: dayNumber(businessDate('9999-12-20')) })
  .map(dateOfDayNumber);

/** Any moment a till may have written, in whole seconds or not. */
export const anyInstant: fc.Arbitrary<Instant> = fc
  .integer({ min: Date.UTC(1975, 0, 1), max: Date.UTC(2037, 11, 31) })
  .map(instant);

export const anyCutOff: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(0, 1, 30, 60, 90, 119, 120, 150, 240, 1380, 1439),
  fc.integer({ min: 0, max: 1439 }),
);

/** One to four rules, in force from various days of the years in `anyInstant`. */
export const anyRules: fc.Arbitrary<readonly DayRule[]> = fc.uniqueArray(
  fc.record({
    from: fc.integer({ min: 2000, max: 25_000 }).map(dateOfDayNumber),
    zone: anyZone,
    cutOffMinutes: anyCutOff,
  }),
  { minLength: 1, maxLength: 4, selector: (rule) => rule.from },
);

/** An instant written in a test. */
export function at(iso: string): Instant {
  const parsed = parseInstant(iso);
  if (parsed === null) throw new Error(`${iso} is not an instant`);
  return parsed;
}

/** So many milliseconds after an instant. */
export function after(start: Instant, ms: number): Instant {
  return instant(start + ms);
}

/** A single rule from the beginning of time. */
export function rule(zone: ZoneId, cutOffMinutes: number, from = '2000-01-01'): DayRule {
  return { from: businessDate(from), zone, cutOffMinutes };
}
