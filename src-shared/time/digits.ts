const CODE_0 = 48;
const CODE_9 = 57;

/**
 * The number written by `count` decimal digits of the text from `start`, or -1 when one of them is
 * not a digit. Hand-written, because imports read a date and a time for every row.
 */
export function readDigits(text: string, start: number, count: number): number {
  let value = 0;
  for (let i = start; i < start + count; i += 1) {
    const code = text.charCodeAt(i);
    if (!(code >= CODE_0 && code <= CODE_9)) return -1;
    value = value * 10 + (code - CODE_0);
  }
  return value;
}
