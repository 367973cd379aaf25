import type { Counter } from '../ports/index.ts';

/** Tills that count for themselves in ranges far apart seem to begin anew with every other receipt. */
const MAX_MORE_RUNS = 2;
/** Fewer receipts do not tell how a till numbers. */
const MIN_NUMBERS = 20;
/** Of the numbers that a counter has run through, so many are there; of random numbers next to none. */
const MIN_DENSITY = 0.75;
/** Tills that count for themselves use each other's numbers; those that count together hardly ever do. */
const MAX_SHARED_REUSE = 0.02;

/**
 * Who counts with whom: the narrowest counters, and where tills that number in turn leave each other's gaps,
 * the wider one that closes them. What does not look like counting at all is left out.
 */
export function countersInUse(all: readonly Counter[]): readonly Counter[] {
  const byShape = Map.groupBy(all, ({ shape }) => shape);
  return [...byShape.values()].flatMap((ofShape) => chosenOf(ofShape).filter(isCounting));
}

function chosenOf(counters: readonly Counter[]): readonly Counter[] {
  const of = (scope: Counter['scope']) => counters.filter((counter) => counter.scope === scope);
  const locations = of('location').flatMap((wide) => {
    const tills = of('register').filter(({ location }) => location === wide.location);
    return countsTogether(wide, tills) ? [wide] : tills;
  });
  const [stream] = of('stream');
  return stream !== undefined && countsTogether(stream, locations) ? [stream] : locations;
}

/** Together they begin anew hardly more often, have other numbers each, and close gaps of one another. */
function countsTogether(wide: Counter, parts: readonly Counter[]): boolean {
  if (parts.length < 2) return false;
  const sum = (of: (part: Counter) => number): number => parts.reduce((total, part) => total + of(part), 0);
  return (
    wide.runs <= MAX_MORE_RUNS * sum(({ runs }) => runs) &&
    wide.reused - sum(({ reused }) => reused) <= MAX_SHARED_REUSE * wide.receipts &&
    missingOf(wide) < sum(missingOf)
  );
}

function missingOf({ span, present }: Counter): number {
  return span - present;
}

function isCounting({ present, span }: Counter): boolean {
  return present >= MIN_NUMBERS && present >= MIN_DENSITY * span;
}
