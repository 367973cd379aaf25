import type { Services } from '../../core/ports/index.ts';
import { ExpectedFailure, type Failure } from '../../../src-shared/model/index.ts';

/** What can be done, in as few goes as that takes, and of each of the others why it cannot. */
export interface Partition<Unit, Plan> {
  readonly parts: readonly { readonly units: readonly Unit[]; readonly plan: Plan }[];
  readonly refused: readonly { readonly unit: Unit; readonly failure: Failure }[];
}

interface Planning<Unit, Plan> {
  /** @throws ExpectedFailure why these cannot be done together */
  readonly plan: (units: readonly Unit[]) => Plan | Promise<Plan>;
  /** Whether what is in the way is in the way of all of them: then none is tried by itself. */
  readonly isOfAll: (failure: Failure) => boolean;
  /** How those are parted that can be done, but not together. */
  readonly apart: (units: readonly Unit[]) => readonly (readonly Unit[])[];
  readonly breathe: Services['breathe'];
}

/**
 * One that is refused does not stop the others: all are tried together, and only then each by itself, so that it
 * costs three times what planning all at once does.
 */
export async function partition<Unit, Plan>(
  units: readonly Unit[],
  planning: Planning<Unit, Plan>,
): Promise<Partition<Unit, Plan>> {
  const whole = await attempt(units, planning);
  const { failure } = whole;
  if (failure === null || units.length < 2 || planning.isOfAll(failure)) return partitionOf([whole]);
  const alone: Attempt<Unit, Plan>[] = [];
  for (const unit of units) alone.push(await attempt([unit], planning));
  const refused = alone.filter((one) => one.failure !== null);
  const able = alone.flatMap((one) => (one.failure === null ? one.units : []));
  if (able.length === 0) return partitionOf(refused);
  const together = await attempt(able, planning);
  if (together.failure === null) return partitionOf([...refused, together]);
  const goes: Attempt<Unit, Plan>[] = [];
  for (const group of planning.apart(able)) goes.push(await attempt(group, planning));
  return partitionOf([...refused, ...goes]);
}

type Attempt<Unit, Plan> = { readonly units: readonly Unit[] } & (
  | { readonly failure: null; readonly plan: Plan }
  | { readonly failure: Failure }
);

async function attempt<Unit, Plan>(
  units: readonly Unit[],
  { plan, breathe }: Planning<Unit, Plan>,
): Promise<Attempt<Unit, Plan>> {
  await breathe();
  try {
    return { units, plan: await plan(units), failure: null };
  } catch (error) {
    if (!(error instanceof ExpectedFailure)) throw error;
    return { units, failure: error.failure };
  }
}

function partitionOf<Unit, Plan>(attempts: readonly Attempt<Unit, Plan>[]): Partition<Unit, Plan> {
  return {
    parts: attempts.flatMap((one) => (one.failure === null ? [{ units: one.units, plan: one.plan }] : [])),
    refused: attempts.flatMap(({ units, failure }) =>
      failure === null ? [] : units.map((unit) => ({ unit, failure })),
    ),
  };
}
