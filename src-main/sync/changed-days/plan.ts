import type { PostedChange, Services } from '../../core/ports/index.ts';
import {
  assertNever,
  type ChangeChoice,
  ExpectedFailure,
  type Failure,
} from '../../../src-shared/model/index.ts';
import {
  type AdjustableDay,
  adjustableDay,
  type ChangedDay,
  plannedAdjustment,
  type PlannedAdjustment,
} from './adjust.ts';
import { partition } from './partition.ts';
import { ofSeveral, type RefusedChange } from './refusals.ts';
import { plannedReplacement } from './replace.ts';

/** What a choice about a changed day would come to. */
export interface DayPlan {
  readonly choice: ChangeChoice;
  /** What is decided about, with what goes along. */
  readonly changes: readonly PostedChange[];
  /** Of them how many nobody has chosen: they were posted together with what was. */
  readonly along: number;
  /** What was chosen and stays as it is. */
  readonly left: readonly RefusedChange[];
  /** Null: something of it can be done; else why nothing can. */
  readonly refused: Failure | null;
  /** What is posted, in this order; only of an adjustment. */
  readonly adjustments: readonly {
    readonly changes: readonly PostedChange[];
    readonly adjustment: PlannedAdjustment;
  }[];
}

/**
 * What of the chosen documents can be settled so, and why the others cannot: one that the books have gone on
 * from does not keep the others from being put right.
 */
export async function planDay(
  services: Services,
  day: ChangedDay,
  choice: ChangeChoice,
  chosen: readonly PostedChange[],
): Promise<DayPlan> {
  switch (choice) {
    case 'leave':
      return { choice, changes: chosen, along: 0, left: [], refused: null, adjustments: [] };
    case 'adjust':
      return planAdjustment(services, day, chosen);
    case 'replace':
      return planReplacement(services, day, chosen);
    default:
      return assertNever(choice);
  }
}

async function planAdjustment(
  services: Services,
  day: ChangedDay,
  chosen: readonly PostedChange[],
): Promise<DayPlan> {
  const choice = 'adjust';
  try {
    const adjustable = await adjustableDay(services, day);
    const { parts, refused } = await partition(chosen, {
      plan: (changes) => plannedAdjustment(adjustable, changes),
      isOfAll: () => false,
      // What was posted by other rules than the rest is taken back by an adjustment of its own.
      apart: (changes) => [
        ...Map.groupBy(changes, ({ posted }) => day.rules.asOf(posted.at, day.row.date)).values(),
      ],
      breathe: services.breathe,
    });
    const left = refused.map(({ unit, failure }) => ({ change: unit, failure }));
    return {
      choice,
      changes: parts.flatMap(({ units }) => units),
      along: 0,
      left,
      refused: parts.length === 0 ? firstOf(left) : null,
      adjustments: numbered(adjustable, parts),
    };
  } catch (error) {
    return ofWhole(choice, chosen, error);
  }
}

/** Each is a revision of its own, after those before it; one that posts nothing is none. */
function numbered(
  adjustable: AdjustableDay,
  parts: readonly { readonly units: readonly PostedChange[]; readonly plan: PlannedAdjustment }[],
): DayPlan['adjustments'] {
  let { revision } = adjustable;
  return parts.map(({ units: changes, plan }) => {
    const adjustment =
      plan.revision === revision ? plan : plannedAdjustment({ ...adjustable, revision }, changes);
    if (adjustment.content !== null) revision += 1;
    return { changes, adjustment };
  });
}

/** What was posted by one document goes together, whichever of it was chosen: all of it is posted anew. */
async function planReplacement(
  services: Services,
  day: ChangedDay,
  chosen: readonly PostedChange[],
): Promise<DayPlan> {
  const choice = 'replace';
  const postings = [...Map.groupBy(chosen, ({ posted }) => posted.delivery).values()];
  const { parts, refused } = await partition(postings, {
    plan: (some) => plannedReplacement(services, { ...day, changes: some.flat() }),
    isOfAll: ({ code, where }) => code === 'posting-quarantined' || where === day.row.id,
    apart: (some) => some.map((posting) => [posting]),
    breathe: services.breathe,
  });
  const taken = new Set(
    parts.flatMap(({ plan }) =>
      plan.flatMap(({ family, unsent }) => [...family, ...unsent].map(({ key }) => key)),
    ),
  );
  const wanted = new Set(parts.flatMap(({ units }) => units.flat().map(({ id }) => id)));
  const changes = day.changes.filter(({ id, posted }) => wanted.has(id) || taken.has(posted.delivery));
  const isChosen = new Set(chosen.map(({ id }) => id));
  const left = refused
    .flatMap(({ unit, failure }) => unit.map((change) => ({ change, failure })))
    .filter(({ change }) => !taken.has(change.posted.delivery));
  return {
    choice,
    changes,
    along: changes.filter(({ id }) => !isChosen.has(id)).length,
    left,
    refused: parts.length === 0 ? firstOf(left) : null,
    adjustments: [],
  };
}

/** What keeps all of them for different reasons is told by the first. */
function firstOf(left: readonly RefusedChange[]): Failure | null {
  const [first, ...others] = left;
  if (first === undefined) return null;
  const isOneReason = others.every(({ failure }) => failure.where === first.failure.where);
  return isOneReason ? first.failure : ofSeveral(first.failure);
}

/** @throws what is no expected failure */
function ofWhole(choice: ChangeChoice, chosen: readonly PostedChange[], error: unknown): DayPlan {
  if (!(error instanceof ExpectedFailure)) throw error;
  const { failure } = error;
  const left = chosen.map((change) => ({ change, failure }));
  return { choice, changes: [], along: 0, left, refused: failure, adjustments: [] };
}
