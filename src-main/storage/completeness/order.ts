/** Lets others have their turn. */
export type Breathe = () => Promise<void>;

/** Few enough for a processor to keep them all at hand. */
const DIGIT = 2_048;

/**
 * The same rows by their values, those with equal ones as they stood: in time that grows with the rows alone, and
 * with no object for any. Others have their turn between two steps, each of some hundredths of a second for a
 * million rows.
 * @param values of each row a whole number, not below `least`
 */
export async function sortedBy(
  rows: Uint32Array,
  { values, least = 0 }: { readonly values: Uint32Array | Float64Array; readonly least?: number },
  breathe: Breathe,
): Promise<Uint32Array> {
  let most = 0;
  for (let row = 0; row < rows.length; row += 1) most = Math.max(most, (values[row] ?? 0) - least);
  let sorted = rows;
  for (let unit = 1; unit <= most; unit *= DIGIT) {
    await breathe();
    sorted = sortedByDigit(sorted, digitsOf(values, { least, unit, count: rows.length }));
  }
  return sorted;
}

/** Cutting to 32 bits leaves the last ones, whatever stands before them. */
function digitsOf(
  values: Uint32Array | Float64Array,
  { least, unit, count }: { readonly least: number; readonly unit: number; readonly count: number },
): Uint16Array {
  const digits = new Uint16Array(count);
  for (let row = 0; row < count; row += 1) digits[row] = (((values[row] ?? 0) - least) / unit) & (DIGIT - 1);
  return digits;
}

function sortedByDigit(rows: Uint32Array, digits: Uint16Array): Uint32Array {
  const places = new Uint32Array(DIGIT + 1);
  for (let row = 0; row < rows.length; row += 1) {
    const next = (digits[row] ?? 0) + 1;
    places[next] = (places[next] ?? 0) + 1;
  }
  for (let at = 1; at <= DIGIT; at += 1) places[at] = (places[at] ?? 0) + (places[at - 1] ?? 0);
  const sorted = new Uint32Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] ?? 0;
    const digit = digits[row] ?? 0;
    const place = places[digit] ?? 0;
    sorted[place] = row;
    places[digit] = place + 1;
  }
  return sorted;
}
