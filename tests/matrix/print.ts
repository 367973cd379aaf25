import { type CellOutcome, totalsOf } from './judge.ts';

/** A row for each kind, a column for each fault: cells of which the document is in the books once, of all. */
export function tableOf(outcomes: readonly CellOutcome[]): string {
  const faults = [...new Set(outcomes.map(({ fault }) => fault))];
  const kinds = [...new Set(outcomes.map(({ kind }) => kind))];
  const rows = kinds.map((kind) => [
    kind,
    ...faults.map((fault) => {
      const cells = outcomes.filter((outcome) => outcome.kind === kind && outcome.fault === fault);
      const good = cells.filter(({ fired, recovered }) => fired && recovered).length;
      return good === cells.length ? String(good) : `${good}/${cells.length}!`;
    }),
  ]);
  const all = [['', ...faults], ...rows];
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
  return all
    .map((row) =>
      row
        .map((text, at) => (at === 0 ? text.padEnd(widths[at]!) : text.padStart(widths[at]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** What went wrong, and how to try it alone. */
export function failuresOf(outcomes: readonly CellOutcome[]): string {
  return outcomes
    .filter(({ words }) => words.length > 0)
    .map(({ kind, step, fault, words }) =>
      [
        `FAILED  ${kind} / ${step} / ${fault}`,
        ...words.map((word) => `        ${word}`),
        `        npm run test:matrix -- --only "${kind} / ${step} / ${fault}"`,
      ].join('\n'),
    )
    .join('\n');
}

export function totalLine(outcomes: readonly CellOutcome[], seconds: number): string {
  const { cells, fired, recovered, lost, doubled } = totalsOf(outcomes);
  return `${cells} cells, ${fired} fired, ${recovered} recovered, ${lost} lost, ${doubled} doubled, in ${seconds} s`;
}
