import { type CellOutcome } from './judge.ts';
import { type Cell, cellsOf, judgeCells, nameOf, type Tried, tryCell } from './cell.ts';
import { KINDS } from './kinds.ts';
import { Lane } from './lane.ts';
import { type Share, sharedOut } from './share.ts';

/** Servers side by side: one more than there are cores, since starting one mostly waits. */
const LANES = 3;
/** Prime to the number of faults, so that all of them have their turn early. */
const STRIDE = 17;
/** For fewer cells it takes longer to start a server than to try them one after another. */
const LEAST_FOR_A_LANE = 30;

export interface TrytonPart {
  readonly outcomes: readonly CellOutcome[];
  /** Cells that there are of what is wanted, tried or not. */
  readonly recorded: number;
  /** What accounts and goods of a company differ in from its documents, when all is done. */
  readonly sums: readonly string[];
}

/**
 * Every kind, at every step that its delivery takes, with every fault.
 * @param only of the cells those whose name contains this
 * @param share of those, where there is not the time for all
 */
export async function tryTryton(
  only: string,
  {
    share,
    signal,
    tell,
  }: {
    readonly share: Share;
    readonly signal: AbortSignal;
    readonly tell: (text: string) => void;
  },
): Promise<TrytonPart> {
  const lanes: Lane[] = [];
  try {
    const kinds = KINDS.filter(({ name }) => isPerhapsWanted(name, only));
    const first = await Lane.open(kinds);
    lanes.push(first);
    const cells = (await first.undisturbed(kinds)).flatMap(cellsOf);
    const wanted = cells.filter((cell) => nameOf(cell).includes(only));
    const queue = mixed(sharedOut(wanted, share));
    const more = Math.min(LANES, Math.ceil(queue.length / LEAST_FOR_A_LANE)) - 1;
    await Promise.all(
      Array.from({ length: more }, async () => {
        lanes.push(await Lane.open(kinds));
      }),
    );
    tell(`${queue.length} of ${wanted.length} cells on ${lanes.length} servers`);
    const outcomes: CellOutcome[] = [];
    const sums: string[] = [];
    let done = 0;
    const count = (): void => {
      done += 1;
      if (done % 100 === 0) tell(`${done} cells`);
    };
    await Promise.all(
      lanes.map(async (lane) => {
        const tried: Tried[] = [];
        for (let cell = queue.shift(); cell !== undefined && !signal.aborted; cell = queue.shift()) {
          tried.push(await tryCell(lane, cell));
          count();
        }
        outcomes.push(...(await judgeCells(lane, tried)));
        sums.push(...(await lane.sumsThatDiffer()));
      }),
    );
    return { outcomes: inOrder(outcomes), recorded: wanted.length, sums };
  } finally {
    await Promise.all(lanes.map((lane) => lane.close()));
  }
}

/** A part of each kind comes first, so that a run which is stopped has tried something of all. */
function mixed(cells: readonly Cell[]): Cell[] {
  return Array.from({ length: STRIDE }, (_, from) => cells.filter((_, at) => at % STRIDE === from)).flat();
}

/** Lanes end their cells as they can; people read them kind by kind. */
function inOrder(outcomes: readonly CellOutcome[]): readonly CellOutcome[] {
  const at = (name: string): number => KINDS.findIndex((kind) => kind.name === name);
  return outcomes.toSorted((a, b) => at(a.kind) - at(b.kind));
}

/** Of the kinds that no cell is wanted of none is recorded; the first is built on by others. */
function isPerhapsWanted(name: string, only: string): boolean {
  const [invoice] = KINDS;
  return name === invoice?.name || only.includes(name) || !KINDS.some((kind) => only.includes(kind.name));
}
