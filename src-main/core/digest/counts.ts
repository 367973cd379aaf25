import type { ImportCounts } from '../../../src-shared/model/index.ts';

/** Nothing read. */
export const NO_COUNTS: ImportCounts = { new: 0, changed: 0, unchanged: 0, rejected: 0 };

/** What two imports came to together. */
export function addCounts(a: ImportCounts, b: ImportCounts): ImportCounts {
  return {
    new: a.new + b.new,
    changed: a.changed + b.changed,
    unchanged: a.unchanged + b.unchanged,
    rejected: a.rejected + b.rejected,
  };
}
