/** Where a sought character comes next. Searching again only when passed keeps this linear. */
export interface Finder {
  /** Position at or after `from`, or the length of the text when there is none. */
  next(from: number): number;
}

/** A finder of one character in one text. */
export function finder(text: string, char: string): Finder {
  let known = -1;
  return {
    next: (from) => {
      if (known < from) {
        const found = text.indexOf(char, from);
        known = found < 0 ? text.length : found;
      }
      return known;
    },
  };
}

/** How many lines end in the stretch; CR LF is one end. */
export function countLineEnds(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) count += 1;
  }
  return count;
}

/** The position after the line end that stands at `at`. */
export function afterLineEnd(text: string, at: number): number {
  return text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1;
}
