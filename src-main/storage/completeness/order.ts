/** Few enough for a processor to keep them all at hand. */
const DIGIT = 2_048;

/**
 * The same rows by a whole number from nought on, those with equal ones as they stood: in time that grows with
 * the rows alone, and with no object for any.
 */
export function sortedBy(rows: Uint32Array, valueOf: (row: number) => number): Uint32Array {
  let most = 0;
  for (const row of rows) most = Math.max(most, valueOf(row));
  let sorted = rows;
  for (let unit = 1; unit <= most; unit *= DIGIT) sorted = sortedByDigit(sorted, valueOf, unit);
  return sorted;
}

function sortedByDigit(rows: Uint32Array, valueOf: (row: number) => number, unit: number): Uint32Array {
  const digitOf = (row: number): number => Math.floor(valueOf(row) / unit) % DIGIT;
  const ends = new Uint32Array(DIGIT + 1);
  for (const row of rows) {
    const next = digitOf(row) + 1;
    ends[next] = (ends[next] ?? 0) + 1;
  }
  for (let at = 1; at <= DIGIT; at += 1) ends[at] = (ends[at] ?? 0) + (ends[at - 1] ?? 0);
  const sorted = new Uint32Array(rows.length);
  for (const row of rows) {
    const digit = digitOf(row);
    const at = ends[digit] ?? 0;
    sorted[at] = row;
    ends[digit] = at + 1;
  }
  return sorted;
}
