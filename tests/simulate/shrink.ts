import { type Conditions, type Outcome, simulate } from './simulate.ts';

/** A story that also says of what is a defect that it is one. */
export async function simulateSafely(seed: number, conditions: Conditions): Promise<Outcome> {
  try {
    return await simulate(seed, conditions);
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { seed, wrong: [`a defect: ${text}`], faults: new Map(), steps: 0 };
  }
}

/** The fewest first steps of a failing story that fail as well. */
export async function smallestPrefix(seed: number, conditions: Conditions): Promise<number | null> {
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    const { wrong, steps: played } = await simulateSafely(seed, { ...conditions, steps });
    if (wrong.length > 0) return steps;
    if (played < steps) return null;
  }
  return null;
}

/** More than any story has. */
const MOST_STEPS = 500;
