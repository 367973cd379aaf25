import { formatDecimal, parseDecimal } from '../../src-shared/money/index.ts';
import type { ColumnKind, TableExport } from '../core/ports/index.ts';

/** More decimals than any amount or quantity has: sums are exact. */
const SUM_SCALE = 9;

const SUMMED: ReadonlySet<ColumnKind> = new Set<ColumnKind>(['amount', 'quantity', 'integer']);

/** The row of totals as text, exact; none when the table has no totals or no rows. */
export function totalsRow(table: TableExport): (string | null)[][] {
  if (!table.totals || table.rows.length === 0) return [];
  return [table.columns.map(({ kind }, at) => (SUMMED.has(kind) ? total(table, at) : null))];
}

/** At the decimals of the longest cell, so that amounts keep their currency's exponent. */
function total(table: TableExport, at: number): string {
  let sum = 0n;
  let decimals = 0;
  for (const row of table.rows) {
    const cell = row[at] ?? '0';
    const value = parseDecimal(cell, SUM_SCALE);
    if (value === null) throw new RangeError(`"${cell}" in a column of numbers is no plain decimal`);
    sum += value;
    decimals = Math.max(decimals, decimalsOf(cell));
  }
  return formatDecimal(sum / 10n ** BigInt(SUM_SCALE - decimals), decimals);
}

/** Decimal places that the text writes. */
export function decimalsOf(text: string): number {
  const point = text.indexOf('.');
  return point < 0 ? 0 : text.length - point - 1;
}
