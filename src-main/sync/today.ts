import type { Clock } from '../core/ports/index.ts';
import { type BusinessDate, instantToLocal, type ZoneId } from '../../src-shared/time/index.ts';

/** The calendar date in a zone, now. */
export function today(clock: Clock, zone: ZoneId): BusinessDate {
  return instantToLocal(clock.now(), zone).date;
}
