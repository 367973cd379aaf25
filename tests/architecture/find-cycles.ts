/** Files that import each other in a circle, and the line of the first file where it begins. */
export interface Cycle {
  readonly files: readonly string[];
  readonly line: number;
}

/**
 * The circles in a graph of file → imported file → line. Each file that closes a circle is told once, so
 * mending them all leaves none, though not every path through a knot is listed.
 */
export function findCycles(graph: ReadonlyMap<string, ReadonlyMap<string, number>>): Cycle[] {
  const cycles: Cycle[] = [];
  const done = new Set<string>();
  const trail: string[] = [];

  const visit = (file: string): void => {
    if (done.has(file)) return;
    const at = trail.indexOf(file);
    if (at >= 0) {
      const files = trail.slice(at);
      cycles.push({ files, line: graph.get(file)?.get(files[1] ?? file) ?? 1 });
      return;
    }
    trail.push(file);
    for (const target of graph.get(file)?.keys() ?? []) visit(target);
    trail.pop();
    done.add(file);
  };
  for (const file of graph.keys()) visit(file);
  return cycles;
}
