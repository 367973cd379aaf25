import type { AccountNumber, DocumentId } from '../../../src-shared/model/index.ts';
import { allocate, type Minor, minor, sum, ZERO } from '../../../src-shared/money/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';

/** A line of an entry as the books hold it. */
export interface LedgerLine {
  /** Id of its entry, and its place among the entry's lines; null for what came to nothing: see `nettedLines`. */
  readonly entry: string | null;
  readonly line: number | null;
  readonly date: BusinessDate;
  readonly narration: string;
  readonly account: AccountNumber;
  readonly memo: string;
  /** Debits positive. */
  readonly amount: Minor;
}

/** What a receipt puts on a line, debits positive. */
export interface Share {
  readonly receipt: DocumentId;
  readonly amount: Minor;
}

/** A line with what it is made of. */
export interface ExplainedLine extends LedgerLine {
  /** They come to the line's amount, unless no receipt has a part in it. */
  readonly shares: readonly Share[];
  /** False: split in proportion, because what each receipt did by itself is not known any more. */
  readonly exact: boolean;
}

/** What a receipt posts when it is posted alone. */
export type AloneLine = Pick<LedgerLine, 'narration' | 'account' | 'memo' | 'amount'>;

/** Lines of each receipt by itself, in the order in which receipts are listed. */
export type AloneLines = ReadonlyMap<DocumentId, readonly AloneLine[]>;

/** What makes a line the same line, the most exact first. */
const LEVELS: readonly ((line: AloneLine) => string)[] = [
  ({ narration, account, memo }) => `${account}\u0000${memo}\u0000${narration}`,
  ({ account, memo }) => `${account}\u0000${memo}`,
  ({ account }) => account,
];

/**
 * Splits the lines of a document over the receipts that it was made of. Consolidation and posting are
 * linear: a receipt's share of a line is what the receipt, posted alone, puts there. Where that does not
 * come to the line, because the rules of its time are gone, the line is split in proportion to it.
 */
export function shareLines(lines: readonly LedgerLine[], alone: AloneLines): readonly ExplainedLine[] {
  // The first level says it of nearly all; the others are summed up when a line asks for them.
  const sums: ReturnType<typeof sumsBy>[] = [];
  const counts = LEVELS.map((level) => Map.groupBy(lines, level));
  return lines.map((line) => {
    for (const [at, level] of LEVELS.entries()) {
      const key = level(line);
      const shares = (sums[at] ??= sumsBy(alone, level)).get(key);
      // Of two equal lines nobody can say which receipt went into which.
      if (shares === undefined || (counts[at]?.get(key)?.length ?? 0) !== 1) continue;
      if (sum(shares.map((share) => share.amount)) === line.amount) {
        return { ...line, shares: shares.filter(isSomething), exact: true };
      }
    }
    return { ...line, shares: inProportion(line, alone), exact: false };
  });
}

function sumsBy(
  alone: AloneLines,
  level: (line: AloneLine) => string,
): ReadonlyMap<string, readonly Share[]> {
  const sums = new Map<string, { readonly receipt: DocumentId; amount: number }[]>();
  for (const [receipt, lines] of alone) {
    for (const line of lines) {
      const key = level(line);
      const shares = getOrMake(sums, key);
      const last = shares.at(-1);
      if (last?.receipt === receipt) last.amount += line.amount;
      else shares.push({ receipt, amount: line.amount });
    }
  }
  return new Map(
    [...sums].map(([key, shares]) => [
      key,
      shares.map(({ receipt, amount }) => ({ receipt, amount: minor(amount) })),
    ]),
  );
}

function getOrMake<T>(map: Map<string, T[]>, key: string): T[] {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made: T[] = [];
  map.set(key, made);
  return made;
}

/** By what receipts put on the account; on one that they know nothing of, by what is called the same. */
function inProportion(line: LedgerLine, alone: AloneLines): readonly Share[] {
  const receipts = [...alone.keys()];
  if (receipts.length === 0) return [];
  const weightsOf = (isAlike: (other: AloneLine) => boolean): readonly number[] =>
    receipts.map((receipt) =>
      Math.abs(sum((alone.get(receipt) ?? []).filter(isAlike).map((other) => other.amount))),
    );
  const weights = [
    weightsOf(({ account }) => account === line.account),
    weightsOf(({ memo }) => memo === line.memo),
    receipts.map(() => 1),
  ].find((some) => some.some((weight) => weight > 0));
  const parts = allocate(line.amount, weights ?? []);
  return receipts.map((receipt, at) => ({ receipt, amount: parts[at] ?? ZERO })).filter(isSomething);
}

/** A receipt that has no part in a line is not named beside it. */
export function isSomething({ amount }: Share): boolean {
  return amount !== 0;
}

/**
 * What receipts put on accounts that came to nothing between them, such as cash rounded up and down: the
 * ledger has no line of it, and a receipt's own lines would not balance without it.
 */
export function nettedLines(
  lines: readonly LedgerLine[],
  alone: AloneLines,
  date: BusinessDate,
): readonly ExplainedLine[] {
  const level = LEVELS[1] ?? (({ account }) => account);
  const recorded = new Set(lines.map(level));
  const first = new Map<string, AloneLine>();
  for (const line of [...alone.values()].flat()) if (!first.has(level(line))) first.set(level(line), line);
  return [...sumsBy(alone, level)].flatMap(([key, shares]): readonly ExplainedLine[] => {
    const line = first.get(key);
    if (line === undefined || recorded.has(key) || sum(shares.map((share) => share.amount)) !== 0) return [];
    const netted = { ...line, entry: null, line: null, date, amount: ZERO };
    return [{ ...netted, shares: shares.filter(isSomething), exact: true }];
  });
}

/** A document of one receipt is that receipt. */
export function wholeLines(lines: readonly LedgerLine[], receipt: DocumentId): readonly ExplainedLine[] {
  return lines.map((line) => ({ ...line, shares: [{ receipt, amount: line.amount }], exact: true }));
}

/**
 * The lines of a reversal by those of the document that it takes back: the same line the other way has
 * the same shares the other way.
 */
export function mirrorLines(
  lines: readonly LedgerLine[],
  reversed: readonly ExplainedLine[],
): readonly ExplainedLine[] {
  const left = [...reversed];
  return lines.map((line) => {
    const at = left.findIndex(
      (other) => other.account === line.account && other.amount === -line.amount && other.memo === line.memo,
    );
    const near = at >= 0 ? at : left.findIndex((other) => isMirror(other, line));
    const [source] = near >= 0 ? left.splice(near, 1) : [];
    if (source === undefined) return { ...line, shares: [], exact: false };
    return { ...line, shares: turned(source).shares, exact: source.exact };
  });
}

/** The same line the other way round. */
export function turned(line: ExplainedLine): ExplainedLine {
  const shares = line.shares.map(({ receipt, amount }) => ({ receipt, amount: minor(-amount) }));
  return { ...line, amount: minor(-line.amount), shares };
}

function isMirror(other: LedgerLine, line: LedgerLine): boolean {
  return other.account === line.account && other.amount === -line.amount;
}
