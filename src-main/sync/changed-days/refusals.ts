import type { PostedChange } from '../../core/ports/index.ts';
import type { Failure } from '../../../src-shared/model/index.ts';

/** A changed document that stays as it is for now, and why. */
export interface RefusedChange {
  readonly change: PostedChange;
  readonly failure: Failure;
}

/** What stays as it is for one reason. */
export interface Refusal {
  /** Names no single document where it is about several. */
  readonly failure: Failure;
  readonly changes: readonly PostedChange[];
}

/** By what is in their way, in the order in which it was met. */
export function refusalsOf(refused: readonly RefusedChange[]): readonly Refusal[] {
  return [...Map.groupBy(refused, ({ failure }) => reasonKeyOf(failure)).values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const failure = group.length === 1 ? first.failure : ofSeveral(first.failure);
    return [{ failure, changes: group.map(({ change }) => change) }];
  });
}

/** Equal for what is in the way of several documents alike. */
export function reasonKeyOf({ code, cure, data }: Failure): string {
  return JSON.stringify([code, cure.target, Object.entries(data).filter(([name]) => name !== 'number')]);
}

/** Without the document that it was found at. */
export function ofSeveral(failure: Failure): Failure {
  const { number: _one, ...data } = failure.data;
  return { ...failure, where: null, data };
}
