/** Longer ones are no running numbers. */
const MAX_DIGITS = 12;

/** A number by what stands before its last digits, and by how many these are. */
export interface RunningNumber {
  readonly prefix: string;
  readonly digits: number;
  readonly n: number;
}

/** Null for what does not end in digits, or in too many. */
export function runningNumber(number: string): RunningNumber | null {
  let begin = number.length;
  while (begin > 0 && isDigit(number.charCodeAt(begin - 1))) begin -= 1;
  const digits = number.length - begin;
  if (digits < 1 || digits > MAX_DIGITS) return null;
  return { prefix: number.slice(0, begin), digits, n: Number(number.slice(begin)) };
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
