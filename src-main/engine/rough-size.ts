/**
 * About how many characters a value takes as JSON, for telling large replies from small ones. Numbers
 * and punctuation are guessed, nothing is written out, and it stops counting soon after the limit.
 */
export function roughJsonLength(value: unknown, limit: number): number {
  let length = 0;
  const waiting: unknown[] = [value];
  while (waiting.length > 0 && length <= limit) {
    const next = waiting.pop();
    if (typeof next === 'string') {
      length += next.length + 3;
    } else if (Array.isArray(next)) {
      length += 2;
      for (const part of next) waiting.push(part);
    } else if (typeof next === 'object' && next !== null) {
      for (const [key, part] of Object.entries(next)) {
        length += key.length + 4;
        waiting.push(part);
      }
    } else {
      length += 5;
    }
  }
  return length;
}
