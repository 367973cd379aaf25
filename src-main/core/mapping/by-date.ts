import type { Mapping } from '../../../src-shared/model/index.ts';
import { businessDate, type BusinessDate } from '../../../src-shared/time/index.ts';
import { type ResolvedMapping, resolveMappings } from './resolve.ts';

/** Later than any day of a till: what is in force then is the last that anybody has said. */
const FOR_EVER = businessDate('9999-12-31');

/** Mappings as they are once every effective date has come. */
export function mappingsAtLast(rows: readonly Mapping[]): ResolvedMapping {
  return resolveMappings(rows, FOR_EVER);
}

/** Mappings in force by date; between two effective dates they are the same, so few are resolved. */
export function mappingsByDate(rows: readonly Mapping[]): (date: BusinessDate) => ResolvedMapping {
  const changes = [...new Set(rows.map((row) => row.effectiveFrom ?? ''))].toSorted();
  const resolved = new Map<string, ResolvedMapping>();
  return (date) => {
    const since = changes.findLast((change) => change <= date) ?? '';
    const known = resolved.get(since);
    if (known !== undefined) return known;
    const mapping = resolveMappings(rows, date);
    resolved.set(since, mapping);
    return mapping;
  };
}
