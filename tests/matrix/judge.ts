/** What of a document is missing in the books, and what is there beyond it. Both empty: exactly once. */
export interface Verdict {
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
}

/**
 * Compares what the books hold of a document with what they are to hold, record by record: each record is a
 * line of text, and a line that is there twice is two records.
 */
export function judge(wanted: readonly string[], held: readonly string[]): Verdict {
  return { lost: without(wanted, held), doubled: without(held, wanted) };
}

function without(lines: readonly string[], taken: readonly string[]): readonly string[] {
  const left = [...taken];
  return lines.filter((line) => {
    const at = left.indexOf(line);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}

/** Sums by account, as "account amount", without those that come to nothing. */
export function sumLines(sums: ReadonlyMap<string, number>): readonly string[] {
  return [...sums]
    .filter(([, amount]) => amount !== 0)
    .map(([account, amount]) => `${account} ${amount}`)
    .toSorted();
}

/** What sums differ in from what they are to be. */
export function differing(
  wanted: ReadonlyMap<string, number>,
  held: ReadonlyMap<string, number>,
): readonly string[] {
  const { lost, doubled } = judge(sumLines(wanted), sumLines(held));
  return [...lost.map((line) => `not there: ${line}`), ...doubled.map((line) => `there: ${line}`)];
}

/** Of the beginnings of lines those that no line is left for: each line is for one of them. */
export function withoutLine(beginnings: readonly string[], lines: readonly string[]): readonly string[] {
  const left = [...lines];
  return beginnings.filter((beginning) => {
    const at = left.findIndex((line) => `${line} `.startsWith(`${beginning} `));
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}

/** What came of one cell. */
export interface CellOutcome {
  readonly kind: string;
  readonly step: string;
  readonly fault: string;
  readonly fired: boolean;
  /** The delivery came to its end, and the books hold the document exactly once. */
  readonly recovered: boolean;
  readonly lost: boolean;
  readonly doubled: boolean;
  /** What is wrong, for people; empty: nothing. */
  readonly words: readonly string[];
}

export interface Totals {
  readonly cells: number;
  readonly fired: number;
  readonly recovered: number;
  readonly lost: number;
  readonly doubled: number;
}

export function totalsOf(outcomes: readonly CellOutcome[]): Totals {
  const count = (is: (outcome: CellOutcome) => boolean): number => outcomes.filter(is).length;
  return {
    cells: outcomes.length,
    fired: count(({ fired }) => fired),
    recovered: count(({ recovered }) => recovered),
    lost: count(({ lost }) => lost),
    doubled: count(({ doubled }) => doubled),
  };
}

/** Whether the matrix holds: something was tried, every fault fired, and all of it is in the books once. */
export function holds({ cells, fired, recovered, lost, doubled }: Totals): boolean {
  return cells > 0 && fired === cells && recovered === cells && lost === 0 && doubled === 0;
}
