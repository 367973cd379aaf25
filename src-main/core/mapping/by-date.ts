import type { Mapping } from '../../../src-shared/model/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';
import { type ResolvedMapping, resolveMappings } from './resolve.ts';

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
